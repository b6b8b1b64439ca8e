import { paired } from '../base/lists/paired.ts';
import type { Dataset } from '../data/dataset.ts';
import { describeEngine } from '../engine/engine.ts';
import type { Experiment } from '../experiment/schema.ts';
import type { ProblemSource } from '../problems/problem.ts';
import { twoLayerNetwork } from '../problems/two-layer-network.ts';
import { mostTaken } from '../results/evaluation-times.ts';
import { Inspection } from '../results/inspection.ts';
import { courseOfExperiment } from './course.ts';
import { dealRuns } from './deal.ts';
import type { PlannedRun } from './plan.ts';
import { Pool } from './pool.ts';
import { RunRecording } from './recording.ts';
import type { RunEnd } from './run-result.ts';
import type { StopSignal } from './stop-signal.ts';

/** A run with what it produced. */
export interface TrainedRun extends RunEnd {
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
  readonly signal: StopSignal;
}

/** Makes room for what the runs will produce; whoever holds it can watch them. */
export function prepareRecordings(
  experiment: Experiment,
  dataset: Pick<Dataset, 'inputSize'>,
  runs: readonly PlannedRun[],
): RunRecording[] {
  const { iterations, evaluate } = experiment;
  return runs.map(() => {
    const inspection = Inspection.allocate(experiment, dataset);
    const evaluations = mostTaken(evaluate, iterations);
    return new RunRecording(RunRecording.allocate(iterations, { evaluations, inspection }));
  });
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
  { engine, workers, signal }: TrainingOptions,
): Promise<TrainedRun[]> {
  const drawsOnce = experiment.init === 'shared';
  const pooled = paired(runs, recordings).map(([run, recording], i) => ({
    run,
    entry: run.entry,
    draw: drawsOnce ? 0 : i,
    recording,
  }));
  const threads = engine === 'wasm' ? workers : 1;
  const { shared, own, here } = dealRuns(pooled, threads);
  // A module that never returns must not take this thread with it: it would hear no Ctrl-C.
  const needsThreads = shared.length > 1 || own.length > 0;
  const started = needsThreads ? Math.min(threads, shared.length) : 0;
  const pool = new Pool(started, own.length, signal, experiment.updateTimeLimit);
  try {
    const conditions = {
      source: sourceOf(experiment, dataset, engine),
      course: courseOfExperiment(experiment),
      seed: experiment.seed,
      draws: drawsOnce ? 1 : runs.length,
    };
    const groupsOf = (dealt: typeof shared) => dealt.map((runs) => ({ ...conditions, runs }));
    const ends = new Map<PlannedRun, RunEnd>();
    const queues = needsThreads
      ? { shared: groupsOf(shared), own: groupsOf(own), here: groupsOf(here) }
      : { shared: [], own: [], here: groupsOf([...shared, ...here]) };
    await pool.train(queues, ({ run }, end) => void ends.set(run, end));
    return pooled.map(({ run, ...rest }) => {
      const end = ends.get(run) ?? pool.endOfLost({ ...conditions, runs: [] }, rest, 0);
      return { run, recording: rest.recording, ...end };
    });
  } finally {
    await pool.close();
  }
}

/** The experiment's network on all training rows, as a problem. */
function sourceOf(
  { network, precision, batchSize, dataset: { labels } }: Experiment,
  dataset: Dataset,
  engine: TrainingOptions['engine'],
): ProblemSource {
  const { inputSize, classes, train, test } = dataset;
  const { hiddenSize, activation } = network;
  const shape = { inputSize, hiddenSize, outputSize: classes, activation, precision };
  return {
    name: twoLayerNetwork.name,
    options: network,
    precision,
    data: {
      networks:
        engine === 'wasm'
          ? { engine: describeEngine(dataset, shape, batchSize, true) }
          : { dataset, shape, labels },
      rows: { batchSize, trainSize: train.size, end: train.size, testSize: test.size },
    },
  };
}
