import { datasetRegistry } from '../data/sets/registry.ts';
import { Engine } from '../engine/engine.ts';
import type { Model } from '../network/model.ts';
import { drawInitialParameters } from '../network/initial-parameters.ts';
import type { OpenProblem, ProblemSource } from './problem.ts';

/** Options that every problem on data has. */
export const dataOptions = {
  dataset: {
    type: 'choice',
    choices: datasetRegistry.names,
    orPath: true,
    default: 'mnist',
    help: 'the data set, or the path of one of yours',
  },
  batchSize: { type: 'integer', default: 128, min: 1, max: 60_000, help: 'rows in a batch' },
  validationSize: {
    type: 'integer',
    default: 10_000,
    min: 1,
    unrecorded: true,
    help: 'rows at the end of the training set that are not trained on but chosen by; at most a sixth of it unless given',
  },
} as const;

/**
 * A problem on the rows of a data set, in the engine.
 *
 * @param createModel makes a model with zero parameters
 * @param weightInitStd standard deviation of the first weights; biases start at 0
 */
export function openDataProblem(
  { data, options }: ProblemSource,
  createModel: (engine: Engine) => Model,
  weightInitStd: number,
): OpenProblem {
  const { engine: description, rows } = data!;
  const engine = new Engine(description);
  const batchSize = options['batchSize'] as number;
  return {
    allocate: engine.allocate,
    createModel: () => createModel(engine),
    fusedUpdate: (name, given) => engine.fusedUpdate(name, given),
    initialize(parameters, random) {
      drawInitialParameters(parameters, weightInitStd, () => random.normal());
    },
    drawBatch: (random) => random.choice(rows.trainSize, batchSize),
    validate: (model) => model.evaluate('train', rows.trainSize, rows.end),
    conclude(model, readsTest) {
      const train = model.evaluate('train', 0, rows.trainSize);
      const validation = model.evaluate('train', rows.trainSize, rows.end);
      const test = readsTest ? model.evaluate('test', 0, rows.testSize) : undefined;
      return {
        trainLoss: train.loss,
        trainAccuracy: train.accuracy,
        validationLoss: validation.loss,
        validationAccuracy: validation.accuracy,
        ...(test ? { testLoss: test.loss, testAccuracy: test.accuracy } : {}),
      };
    },
  };
}
