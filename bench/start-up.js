/** How long the command line takes to start, beside Node itself: medians of ten, taken in turns. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ROUNDS = 10;
const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const commands = {
  'node -e 0': ['-e', '0'],
  'lockstep --version': [main, '--version'],
  'lockstep --help': [main, '--help'],
  'lockstep run --help': [main, 'run', '--help'],
};

const milliseconds = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
for (let round = 0; round < ROUNDS; round++) {
  for (const [name, args] of Object.entries(commands)) {
    const start = performance.now();
    const { status } = spawnSync(process.execPath, args);
    if (status !== 0) throw new Error(`${name} ended with ${status}; run \`npm run build\` first.`);
    milliseconds[name].push(performance.now() - start);
  }
}

const median = (values) => {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[ROUNDS / 2 - 1] + sorted[ROUNDS / 2]) / 2;
};
const node = median(milliseconds['node -e 0']);
for (const [name, values] of Object.entries(milliseconds)) {
  const time = median(values);
  console.log(
    `${name.padEnd(20)} ${time.toFixed(0).padStart(5)} ms  ${(time / node).toFixed(1)} ×`,
  );
}
