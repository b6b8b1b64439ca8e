import type { Dataset } from '../data/dataset.ts';
import { UserError } from '../base/errors/user-error.ts';
import { describeEngine } from '../engine/engine.ts';
import type { Precision } from '../network/parameter.ts';
import type { OptionSpecs, OptionValues } from '../base/options/options.ts';
import { dataOptions } from './data-problem.ts';
import type { Problem, ProblemSource } from './problem.ts';

/** Of the training set, for validation, unless the experiment says how many rows. */
const LARGEST_SHARE = 1 / 6;

/**
 * Makes a problem ready to be handed to threads: its data go into the engine's memory, once.
 *
 * @param dataset of problems on data
 * @throws UserError where the data set has too few rows for the validation set
 */
export function prepareProblem(
  problem: Problem,
  options: OptionValues<OptionSpecs>,
  precision: Precision,
  dataset: Dataset | undefined,
): ProblemSource {
  const { name } = problem;
  if (!problem.onData || !dataset) return { name, options, precision };
  const { inputSize, classes, train, test } = dataset;
  const validationSize =
    (options['validationSize'] as number | undefined) ??
    Math.min(dataOptions.validationSize.default, Math.ceil(train.size * LARGEST_SHARE));
  if (validationSize >= train.size) {
    throw new UserError(
      `validationSize of ${name} is ${validationSize}, but ${dataset.name} has ${train.size} rows to train on.`,
    );
  }
  const batchSize = options['batchSize'] as number;
  const shape = {
    inputSize,
    hiddenSize: problem.hiddenSize!(options, classes),
    outputSize: classes,
    activation: (options['activation'] as 'relu' | 'sigmoid' | undefined) ?? 'relu',
    precision,
  };
  return {
    name,
    options: { ...options, validationSize },
    precision,
    data: {
      networks: { engine: describeEngine(dataset, shape, batchSize, true) },
      rows: {
        batchSize,
        trainSize: train.size - validationSize,
        end: train.size,
        testSize: test.size,
      },
    },
  };
}
