/**
 * Runs an experiment from code, reads how it went, and draws its report.
 *
 *     npx tsx examples/compare.ts
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineExperiment, renderReport, runExperiment, writeResults } from 'lockstep';

const experiment = await defineExperiment({
  name: 'sign-sgd',
  title: 'SignSGD beside Adam',
  iterations: 200,
  batchSize: 64,
  evaluate: { end: true },
  optimizers: [
    { name: 'adam' },
    { name: fileURLToPath(new URL('./sign-sgd.ts', import.meta.url)) },
    { name: 'sgd', label: 'SGD, cosine', options: { lr: 0.5 }, schedule: { name: 'cosine' } },
  ],
});

const results = await runExperiment(experiment);
for (const { optimizer, status, smoothedLosses, evaluations } of results.runs) {
  const loss = smoothedLosses.at(-1)?.toFixed(4);
  const accuracy = evaluations.at(-1)?.testAccuracy;
  console.log(`${optimizer}: ${status}, loss ${loss}, test accuracy ${accuracy}`);
}

await writeResults('results/sign-sgd', results);
await mkdir('reports', { recursive: true });
for (const { name, content } of await renderReport(results)) {
  await writeFile(path.join('reports', name), content);
}
