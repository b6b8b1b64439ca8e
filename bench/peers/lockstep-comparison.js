// The textbook's optimizer comparison in lockstep, timed like its peers: from the first batch to the
// last loss. What comes before (threads, data, first parameters) is measured by a run of one
// iteration, and taken off.
// usage: lockstep-comparison.js DATA float64|float32 ITERATIONS WORKERS
import { findDataset } from '../../dist/data/find-dataset.js';
import { loadExperiment } from '../../dist/experiment/load.js';
import { planRuns } from '../../dist/running/plan.js';
import { prepareRecordings, train } from '../../dist/running/train.js';
import { lockstepPackage } from '../../dist/base/files/package.js';
import { report } from './mnist.js';

const [folder, precision, iterations, workers] = process.argv.slice(2);
const dataset = await findDataset('mnist').load({ folder, normalize: true });
const comparison = await loadExperiment('optimizer-comparison');

async function measure(count) {
  const experiment = { ...comparison, precision, iterations: count, evaluate: { end: false } };
  const runs = planRuns(experiment);
  const recordings = prepareRecordings(experiment, runs);
  const start = performance.now();
  await train(experiment, dataset, runs, recordings, {
    engine: 'wasm',
    workers: Number(workers),
    signal: new AbortController().signal,
  });
  return { seconds: (performance.now() - start) / 1000, recordings };
}

const startUp = await measure(1);
const { seconds, recordings } = await measure(Number(iterations) + 1);
const losses = Array.from(recordings[0].losses, (_, i) => recordings.map((r) => r.losses[i]));
report(`lockstep ${lockstepPackage.version}`, seconds - startUp.seconds, losses);
