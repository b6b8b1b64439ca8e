/**
 * Tunes two optimizers alike on a curved valley, says which is better, and draws one chart.
 *
 *     npx tsx examples/study.ts
 */
import { writeFile } from 'node:fs/promises';
import { chartSvg, compare, defineStudy, listCharts } from 'lockstep';

const study = await defineStudy({
  name: 'valley',
  title: 'Momentum beside Adam in a curved valley',
  problems: [{ name: 'rosenbrock', iterations: 500 }],
  seeds: 5,
  tuning: { trials: 10 },
  optimizers: [{ name: 'momentum' }, { name: 'adam' }],
});

const compared = await compare(study);
for (const { problem, optimizers } of compared.analysis.problems) {
  for (const { optimizer, mean, interval } of optimizers) {
    const between = interval ? `${interval.low} to ${interval.high}` : 'unknown';
    console.log(`${problem.label}, ${optimizer.label}: ${mean}, 95 % interval ${between}`);
  }
}

console.log(
  `charts: ${listCharts(compared)
    .map(({ name }) => name)
    .join(', ')}`,
);
await writeFile('valley.svg', await chartSvg(compared, 'curves'));
