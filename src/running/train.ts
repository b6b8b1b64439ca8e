import type { Dataset } from '../data/dataset.ts';
import { describeEngine } from '../engine/engine.ts';
import { told } from '../experiment/modules/evaluate-module.ts';
import type { Experiment } from '../experiment/schema.ts';
import type { NetworkShape } from '../network/two-layer-net.ts';
import { evaluationCount } from '../results/evaluation-times.ts';
import { dealRuns } from './deal.ts';
import { trainGroup, type Group, type GroupRunEnd } from './group.ts';
import { Inspection } from '../results/inspection.ts';
import { endOfLostRun } from './lost-run.ts';
import type { PlannedRun } from './plan.ts';
import { RunRecording } from './recording.ts';
import type { StopSignal } from './stop-signal.ts';
import { trainInThreads } from './threads.ts';
import { networksOf, type NetworkSource } from './worker.ts';

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
  readonly signal: StopSignal;
}

/** Makes room for what the runs will produce; whoever holds it can watch them. */
export function prepareRecordings(
  experiment: Experiment,
  dataset: Pick<Dataset, 'inputSize'>,
  runs: readonly PlannedRun[],
): RunRecording[] {
  return runs.map(() => {
    const memory = RunRecording.allocate(experiment.iterations, evaluationCount(experiment));
    return new RunRecording({ ...memory, inspection: Inspection.allocate(experiment, dataset) });
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
  options: TrainingOptions,
): Promise<TrainedRun[]> {
  const deal = dealRuns(runs, options);
  const groupOf = (members: readonly number[]): Group => ({
    experiment,
    runs,
    members,
    recordings: members.map((run) => recordings[run]!),
    shape: shapeOf(experiment, dataset),
    trainSize: dataset.train.size,
  });
  // A module that never returns must not take this thread with it: it would hear no Ctrl-C.
  const inThreads = deal.groups.length > 1 || runs.some(({ module }) => module);
  const there = inThreads ? deal.groups.map(groupOf) : [];
  const here = [...(inThreads ? [] : deal.groups), ...deal.here.map((run) => [run])].map(groupOf);
  let source: NetworkSource | undefined;
  const makeSource = () => (source ??= sourceOf(experiment, dataset, options.engine));
  const [endsThere, endsHere] = await Promise.all([
    there.length > 0 ? trainInThreads(there, deal.threads, makeSource, options.signal) : [],
    Promise.all(here.map((group) => trainHere(group, makeSource(), options.signal))),
  ]);
  const groups = [...there, ...here];
  const ends = [...endsThere, ...endsHere];
  return runs.map((run, i) => {
    const group = groups.findIndex(({ members }) => members.includes(i));
    const end = ends[group]![groups[group]!.members.indexOf(i)]!;
    return { run, recording: recordings[i]!, ...end };
  });
}

/** Trains a group in this thread; what is wrong with a user's object ends no other group. */
async function trainHere(
  group: Group,
  source: NetworkSource,
  signal: StopSignal,
): Promise<GroupRunEnd[]> {
  const started = performance.now();
  try {
    return await trainGroup(group, networksOf(source), () => signal.aborted);
  } catch (error) {
    if (!group.members.some((run) => group.runs[run]!.isObject)) throw error;
    return group.members.map((_, i) =>
      endOfLostRun(group, i, performance.now() - started, () => told(error)),
    );
  }
}

function sourceOf(
  experiment: Experiment,
  dataset: Dataset,
  engine: TrainingOptions['engine'],
): NetworkSource {
  const shape = shapeOf(experiment, dataset);
  return engine === 'wasm'
    ? { engine: describeEngine(dataset, shape, experiment.batchSize, true) }
    : { dataset, shape, labels: experiment.dataset.labels };
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
