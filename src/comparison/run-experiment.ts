import { availableParallelism } from 'node:os';
import type { Dataset } from '../data/dataset.ts';
import { findDataset } from '../data/registry.ts';
import { withoutFunctions } from '../experiment/optimizer-object.ts';
import type { Experiment } from '../experiment/schema.ts';
import { planRuns, type PlannedRun } from '../harness/plan.ts';
import type { RunRecording } from '../harness/recording.ts';
import {
  prepareRecordings,
  train,
  type TrainedRun,
  type TrainingOptions,
} from '../harness/train.ts';
import { describeMachine, describeVersions } from '../results/machine.ts';
import type { Manifest, ManifestRun } from '../results/manifest.ts';
import { lockstepPackage } from '../results/package.ts';
import type { Results } from '../results/results.ts';
import { runCurves } from './run-curves.ts';

/** How an experiment is run; none of it changes a digit of the results in float64. */
export interface RunOptions extends Partial<TrainingOptions> {
  /** The data set, where it is loaded already. */
  readonly dataset?: Dataset;
  /** What was typed, for the record in `environment.json`. */
  readonly command?: string;
  /**
   * Called before the training with what it will fill, for whoever wants to watch.
   * @returns called when it has ended
   */
  readonly watch?: (
    runs: readonly PlannedRun[],
    recordings: readonly RunRecording[],
  ) => (() => void) | undefined;
}

/**
 * Trains all runs of an experiment side by side and gathers their results.
 *
 * @throws UserError where the data set can't be loaded
 */
export async function runExperiment(
  experiment: Experiment,
  options: RunOptions = {},
): Promise<Results> {
  const dataset = options.dataset ?? (await loadDataset(experiment));
  const training: TrainingOptions = {
    engine: options.engine ?? 'wasm',
    workers: options.workers ?? availableParallelism(),
    signal: options.signal ?? new AbortController().signal,
  };
  const startedAt = new Date();
  const runs = planRuns(experiment);
  const recordings = prepareRecordings(experiment, dataset, runs);
  const endWatch = options.watch?.(runs, recordings);
  let trained: TrainedRun[];
  try {
    trained = await train(experiment, dataset, runs, recordings, training);
  } finally {
    endWatch?.();
  }
  const finishedAt = new Date();
  return {
    manifest: manifestOf(experiment, dataset, trained),
    environment: {
      command: options.command ?? '',
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
    runs: trained.map(({ run, recording }) => runCurves(experiment, run, recording)),
  };
}

/**
 * Loads the data set that an experiment names.
 * @param folder where its files are; without it, those installed
 */
export function loadDataset({ dataset }: Experiment, folder?: string): Promise<Dataset> {
  return findDataset(dataset.name).load({ folder, normalize: dataset.normalize });
}

function manifestOf(experiment: Experiment, dataset: Dataset, trained: TrainedRun[]): Manifest {
  return {
    lockstep: lockstepPackage.version,
    experiment: withoutFunctions(experiment),
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
