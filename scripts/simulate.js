// Simulates what docs/method.md promises of the statistics, and writes the tables in its place:
//
//   npm run simulate            some minutes; the same tables each time
import { readFile, writeFile } from 'node:fs/promises';
import { bootstrapMeanInterval } from '../dist/analysis/bootstrap.js';
import { testAllPairs } from '../dist/analysis/step-down-max-t.js';
import { RandomState } from '../dist/base/random/random-state.js';

const LEVEL = 0.05;
const REPEATS = 2000;
const PAGE = 'docs/method.md';

/** Noise of mean 0 and standard deviation 1. */
const NOISES = {
  normal: (random) => random.normal(),
  lognormal: (random) =>
    (Math.exp(random.normal()) - Math.exp(0.5)) / Math.sqrt((Math.E - 1) * Math.E),
};

/** What optimizers are truly like: their means, in standard deviations of a run. */
const TRUTHS = {
  'all alike': (count) => Array.from({ length: count }, () => 0),
  'one bad': (count) => Array.from({ length: count }, (_, i) => (i === 0 ? 5 : 0)),
  'two groups': (count) => Array.from({ length: count }, (_, i) => (i < count / 2 ? 5 : 0)),
};

function draw(random, noise, means, units) {
  return means.map((mean) => Array.from({ length: units }, () => mean + noise(random)));
}

/** The share of studies in which optimizers that are alike are told apart. */
function familyWiseError(noise, means, units) {
  const random = new RandomState(1);
  let wrong = 0;
  for (let repeat = 0; repeat < REPEATS; repeat++) {
    const [pairs] = testAllPairs([draw(random, noise, means, units)], LEVEL);
    if (pairs.some(({ a, b, adjustedPValue }) => means[a] === means[b] && adjustedPValue <= LEVEL))
      {wrong++;}
  }
  return wrong / REPEATS;
}

/** The share of true differences of one optimizer to all others that are detected. */
function power(noise, count, units, effect) {
  const random = new RandomState(2);
  const means = Array.from({ length: count }, (_, i) => (i === 0 ? -effect * Math.SQRT2 : 0));
  let found = 0;
  for (let repeat = 0; repeat < REPEATS; repeat++) {
    const [pairs] = testAllPairs([draw(random, noise, means, units)], LEVEL);
    found += pairs.filter(({ a, adjustedPValue }) => a === 0 && adjustedPValue <= LEVEL).length;
  }
  return found / REPEATS / (count - 1);
}

/** The share of 95 % intervals of a mean that hold it. */
function coverage(noise, units) {
  const random = new RandomState(3);
  let held = 0;
  for (let repeat = 0; repeat < REPEATS; repeat++) {
    const { low, high } = bootstrapMeanInterval(draw(random, noise, [0], units)[0]);
    if (low <= 0 && high >= 0) held++;
  }
  return held / REPEATS;
}

const percent = (share) => `${(100 * share).toFixed(1)} %`;

function table(headings, rows) {
  return [headings, headings.map((_, i) => (i === 0 ? '---' : '--:')), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

const COUNTS = [2, 4, 8, 20];
const UNITS = [5, 10, 20];

const tables = {
  'family-wise error': table(
    ['truth, noise, units', ...COUNTS.map((count) => `${count} optimizers`)],
    Object.entries(TRUTHS).flatMap(([truth, meansOf]) =>
      Object.entries(NOISES).flatMap(([name, noise]) =>
        UNITS.map((units) => [
          `${truth}, ${name}, ${units}`,
          ...COUNTS.map((count) => percent(familyWiseError(noise, meansOf(count), units))),
        ]),
      ),
    ),
  ),
  power: table(
    ['effect, noise, units', ...COUNTS.map((count) => `${count} optimizers`)],
    [1, 2].flatMap((effect) =>
      Object.entries(NOISES).flatMap(([name, noise]) =>
        [10, 20].map((units) => [
          `${effect} sd, ${name}, ${units}`,
          ...COUNTS.map((count) => percent(power(noise, count, units, effect))),
        ]),
      ),
    ),
  ),
  coverage: table(
    ['noise', ...UNITS.map((units) => `${units} units`)],
    Object.entries(NOISES).map(([name, noise]) => [
      name,
      ...UNITS.map((units) => percent(coverage(noise, units))),
    ]),
  ),
};

let page = await readFile(PAGE, 'utf8');
for (const [name, text] of Object.entries(tables)) {
  const [start, end] = [`<!-- simulated: ${name} -->`, '<!-- end -->'];
  const from = page.indexOf(start);
  if (from < 0) throw new Error(`${PAGE} has no place for "${name}"`);
  const to = page.indexOf(end, from);
  page = `${page.slice(0, from)}${start}\n\n${text}\n\n${page.slice(to)}`;
}
await writeFile(PAGE, page);
