import type { Dataset } from '../data/dataset.ts';
import type { Experiment } from '../experiment/schema.ts';
import { allocator } from '../network/parameter.ts';
import { ReferenceModel } from '../network/reference-model.ts';
import { TwoLayerNet, type NetworkShape } from '../network/two-layer-net.ts';
import { evaluationCount } from './evaluation-times.ts';
import { trainInLockstep } from './group.ts';
import { LockstepRun, type RunEnd } from './lockstep-run.ts';
import type { PlannedRun } from './plan.ts';
import { drawStart } from './start.ts';
import { RunRecording } from './recording.ts';

/** A run with what it produced. */
export interface TrainedRun extends RunEnd {
  readonly run: PlannedRun;
  readonly recording: RunRecording;
  readonly initialParametersSha256: string;
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
 * Trains all runs of an experiment, in lockstep, on the same batches.
 *
 * @param recordings one for each run, filled as training goes on
 * @param signal ends the training early; what was recorded stays
 */
export async function train(
  experiment: Experiment,
  dataset: Dataset,
  runs: readonly PlannedRun[],
  recordings: readonly RunRecording[],
  signal: AbortSignal,
): Promise<TrainedRun[]> {
  const shape: NetworkShape = {
    inputSize: dataset.inputSize,
    hiddenSize: experiment.network.hiddenSize,
    outputSize: dataset.classes,
    activation: experiment.network.activation,
    precision: experiment.precision,
  };
  const models = runs.map(() => new ReferenceModel(dataset, shape, experiment.dataset.labels));
  const scratch = new TwoLayerNet(shape).parameters;
  const random = drawStart(experiment, runs.length, (run) => models[run]!.parameters, scratch);
  const allocate = allocator(experiment.precision);
  const lockstepRuns = runs.map(
    (run, i) =>
      new LockstepRun(experiment, run, models[i]!, recordings[i]!, dataset.train.size, allocate),
  );
  const batches = {
    count: experiment.iterations,
    size: experiment.batchSize,
    rows: dataset.train.size,
  };
  await trainInLockstep(lockstepRuns, random, batches, () => signal.aborted);
  return lockstepRuns.map((lockstepRun, i) => ({
    run: runs[i]!,
    recording: recordings[i]!,
    initialParametersSha256: lockstepRun.initialParametersSha256,
    ...lockstepRun.end(),
  }));
}
