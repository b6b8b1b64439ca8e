import { availableParallelism } from 'node:os';
import { z } from 'zod';
import { paired } from '../base/lists/paired.ts';
import type { Dataset } from '../data/dataset.ts';
import { findDataset } from '../data/find-dataset.ts';
import { expectObject, hasKeys, wrongArgument } from '../base/errors/wrong-argument.ts';
import { callback, callOptions, checkCallOptions } from '../experiment/call-options.ts';
import { placeOfDataset } from '../experiment/dataset-place.ts';
import { defineExperiment } from '../experiment/load.ts';
import type { Experiment, WrittenExperiment } from '../experiment/schema.ts';
import { withoutFunctions } from '../experiment/modules/optimizer-object.ts';
import { planRuns, type PlannedRun } from './plan.ts';
import type { RunRecording } from './recording.ts';
import { prepareRecordings, train, type TrainedRun, type TrainingOptions } from './train.ts';
import { describeMachine, describeVersions } from '../results/machine.ts';
import type { Manifest, ManifestRun } from '../results/manifest.ts';
import { lockstepPackage } from '../base/files/package.ts';
import type { Results, RunCurves } from '../results/results.ts';
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

const runOptions = z.strictObject({
  ...callOptions,
  engine: z.enum(['wasm', 'reference']).optional(),
  dataset: z
    .custom(
      (value) => hasKeys(value, 'train', 'test'),
      'must be a data set, as loadDataset gives it',
    )
    .optional(),
  watch: callback,
});

/**
 * Trains all runs of an experiment side by side and gathers their results.
 *
 * @param written an experiment, or one as it may be written in code
 * @throws UserError that names each mistake, or where the data set can't be loaded
 */
export async function runExperiment(
  written: Experiment | WrittenExperiment,
  options: RunOptions = {},
): Promise<Results> {
  expectObject('runExperiment', 'an experiment, as its file would have it', written);
  checkCallOptions('runExperiment', runOptions, options);
  const experiment = await defineExperiment(written);
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
  const curves = trained.map(({ run, recording, error }) =>
    runCurves(experiment, run, recording, error),
  );
  return {
    kind: 'experiment',
    manifest: manifestOf(experiment, dataset, trained, curves),
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
    runs: curves,
  };
}

/**
 * Loads the data set that an experiment names.
 * @param folder where its files are; without it, those installed
 */
export async function loadDataset(experiment: Experiment, folder?: string): Promise<Dataset> {
  if (!hasKeys(experiment, 'dataset')) {
    throw wrongArgument('loadDataset', 'an experiment, as defineExperiment gives it', experiment);
  }
  const { name, normalize } = experiment.dataset;
  return findDataset(placeOfDataset(experiment.dataset, name)).load({ folder, normalize });
}

function manifestOf(
  experiment: Experiment,
  dataset: Dataset,
  trained: readonly TrainedRun[],
  curves: readonly RunCurves[],
): Manifest {
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
    runs: paired(trained, curves).map(([run, curve]) => manifestRunOf(run, curve)),
  };
}

function manifestRunOf(
  { batchesSha256, initialParametersSha256 }: TrainedRun,
  { optimizer, seed, status, losses, divergedAt, error }: RunCurves,
): ManifestRun {
  return {
    optimizer,
    seed,
    status,
    iterations: losses.length,
    ...(divergedAt === undefined ? {} : { divergedAt }),
    ...(error === undefined ? {} : { error }),
    batchesSha256,
    initialParametersSha256,
  };
}
