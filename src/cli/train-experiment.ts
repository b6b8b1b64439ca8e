import { smooth } from '../analysis/smoothing.ts';
import type { Dataset } from '../data/dataset.ts';
import type { Experiment } from '../experiment/schema.ts';
import { planRuns } from '../harness/plan.ts';
import {
  prepareRecordings,
  train,
  type TrainedRun,
  type TrainingOptions,
} from '../harness/train.ts';
import { describeMachine, describeVersions } from '../results/machine.ts';
import type { Manifest, ManifestRun } from '../results/manifest.ts';
import { lockstepPackage } from '../results/package.ts';
import type { Results, RunCurves } from '../results/results.ts';
import { showProgress } from './progress.ts';

/**
 * Trains an experiment and gathers its results, showing progress meanwhile.
 * @param command what was typed, for the record
 */
export async function trainExperiment(
  experiment: Experiment,
  dataset: Dataset,
  command: string,
  display: { readonly verbose: boolean | undefined; readonly quiet: boolean | undefined },
  training: TrainingOptions,
): Promise<Results> {
  const startedAt = new Date();
  const runs = planRuns(experiment);
  const recordings = prepareRecordings(experiment, runs);
  const endProgress = showProgress(experiment, runs, recordings, display);
  let trained: TrainedRun[];
  try {
    trained = await train(experiment, dataset, runs, recordings, training);
  } finally {
    endProgress();
  }
  const finishedAt = new Date();
  return {
    manifest: manifestOf(experiment, dataset, trained),
    environment: {
      command,
      engine: training.engine,
      workers: training.workers,
      startedAt: startedAt.toISOString(),
      finishedAt: finishedAt.toISOString(),
      seconds: (finishedAt.getTime() - startedAt.getTime()) / 1000,
      runs: trained.map(({ run: { label, seed }, seconds }) => ({
        optimizer: label,
        seed,
        seconds,
      })),
      machine: describeMachine(),
      versions: describeVersions(),
    },
    runs: trained.map((run) => curvesOf(experiment, run)),
  };
}

function manifestOf(experiment: Experiment, dataset: Dataset, trained: TrainedRun[]): Manifest {
  return {
    lockstep: lockstepPackage.version,
    experiment,
    dataset: {
      name: dataset.name,
      trainSize: dataset.train.size,
      testSize: dataset.test.size,
      inputSize: dataset.inputSize,
      classes: dataset.classes,
      files: [...dataset.files],
    },
    runs: trained.map(manifestRunOf),
  };
}

function manifestRunOf(trained: TrainedRun): ManifestRun {
  const { run, recording, error, batchesSha256, initialParametersSha256 } = trained;
  const { iterations } = recording;
  const status = recording.status === 'running' ? 'interrupted' : recording.status;
  return {
    optimizer: run.label,
    seed: run.seed,
    status,
    iterations,
    ...(status === 'diverged' ? { divergedAt: iterations - 1 } : {}),
    ...(error === undefined ? {} : { error }),
    batchesSha256,
    initialParametersSha256,
  };
}

function curvesOf({ smoothing }: Experiment, { run, recording }: TrainedRun): RunCurves {
  const losses = recording.losses.slice(0, recording.iterations);
  return {
    optimizer: run.label,
    seed: run.seed,
    losses,
    smoothedLosses: smooth(losses, smoothing.window, smoothing.beta).values,
    evaluations: recording.evaluations,
  };
}
