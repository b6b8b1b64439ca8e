import { Piscina } from 'piscina';
import type { Dataset } from '../data/dataset.ts';
import { describeEngine } from '../engine/engine.ts';
import type { Experiment } from '../experiment/schema.ts';
import type { NetworkShape } from '../network/two-layer-net.ts';
import { evaluationCount } from './evaluation-times.ts';
import { trainGroup, type Group, type GroupRunEnd } from './group.ts';
import { engineFactory, referenceFactory } from './network-factory.ts';
import type { PlannedRun } from './plan.ts';
import { RunRecording } from './recording.ts';
import type { WorkerTask } from './worker.ts';

/** A run with what it produced. */
export interface TrainedRun extends GroupRunEnd {
  readonly run: PlannedRun;
  readonly recording: RunRecording;
}

/** What the runs are trained with; in float64 it changes no digit. */
export interface TrainingOptions {
  /** `wasm`: the fast engine; `reference`: the plain network, in this thread. */
  readonly engine: 'wasm' | 'reference';
  /** How many threads the fast engine may use. */
  readonly workers: number;
  /** Ends the training early; what was recorded stays. */
  readonly signal: AbortSignal;
}

/** Makes room for what the runs will produce; whoever holds it can watch them. */
export function prepareRecordings(
  experiment: Experiment,
  runs: readonly PlannedRun[],
): RunRecording[] {
  return runs.map(
    () =>
      new RunRecording(RunRecording.allocate(experiment.iterations, evaluationCount(experiment))),
  );
}

/**
 * Trains all runs of an experiment on the same batches: in lockstep within a thread, and spread over
 * threads where there are several. The result does not depend on their number.
 *
 * @param recordings one for each run, filled as training goes on
 */
export async function train(
  experiment: Experiment,
  dataset: Dataset,
  runs: readonly PlannedRun[],
  recordings: readonly RunRecording[],
  options: TrainingOptions,
): Promise<TrainedRun[]> {
  const threads = options.engine === 'wasm' ? Math.min(options.workers, runs.length) : 1;
  const groups = Array.from({ length: threads }, (_, thread): Group => {
    const members = runs.map((_, run) => run).filter((run) => threadOf(run, threads) === thread);
    return {
      experiment,
      runs,
      members,
      recordings: members.map((run) => recordings[run]!),
      trainSize: dataset.train.size,
    };
  });
  const ends =
    threads > 1
      ? await trainInThreads(groups, dataset, options.signal)
      : [await trainHere(groups[0]!, dataset, options)];
  return runs.map((run, i) => ({
    run,
    recording: recordings[i]!,
    ...ends[threadOf(i, threads)]![Math.floor(i / threads)]!,
  }));
}

/**
 * Runs are dealt out forth and back, so that no thread gets the later one of every round: of
 * optimizers that are listed from the plain to the elaborate, that is the slower.
 */
function threadOf(run: number, threads: number): number {
  const place = run % (2 * threads);
  return place < threads ? place : 2 * threads - 1 - place;
}

function trainHere(
  group: Group,
  dataset: Dataset,
  { engine, signal }: TrainingOptions,
): Promise<GroupRunEnd[]> {
  const { experiment } = group;
  const shape = shapeOf(experiment, dataset);
  const networks =
    engine === 'wasm'
      ? engineFactory(describeEngine(dataset, shape, experiment.batchSize, true))
      : referenceFactory(dataset, shape, experiment.dataset.labels);
  return trainGroup(group, networks, () => signal.aborted);
}

async function trainInThreads(
  groups: readonly Group[],
  dataset: Dataset,
  signal: AbortSignal,
): Promise<GroupRunEnd[][]> {
  const [{ experiment, trainSize }] = groups as [Group];
  // The threads load what they need while the data are put into the engine's memory.
  const pool = new Piscina<WorkerTask, GroupRunEnd[]>({
    filename: new URL('./worker.js', import.meta.url).href,
    minThreads: groups.length,
    maxThreads: groups.length,
  });
  const stop = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const raise = () => Atomics.store(new Int32Array(stop), 0, 1);
  if (signal.aborted) raise();
  signal.addEventListener('abort', raise);
  try {
    const shape = shapeOf(experiment, dataset);
    const engine = describeEngine(dataset, shape, experiment.batchSize, true);
    return await Promise.all(
      groups.map(({ members, recordings }) =>
        pool.run({
          experiment,
          engine,
          members,
          recordings: recordings.map(({ memory }) => memory),
          trainSize,
          stop,
        }),
      ),
    );
  } finally {
    signal.removeEventListener('abort', raise);
    await pool.destroy();
  }
}

function shapeOf({ network, precision }: Experiment, dataset: Dataset): NetworkShape {
  return {
    inputSize: dataset.inputSize,
    hiddenSize: network.hiddenSize,
    outputSize: dataset.classes,
    activation: network.activation,
    precision,
  };
}
