import { datasetRegistry } from '../data/sets/registry.ts';
import { drawInitialParameters } from '../network/initial-parameters.ts';
import type { Networks, NetworkSource } from './networks.ts';
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
 * A problem on the rows of a data set.
 *
 * @param createNetworks makes what makes its models, with zero parameters
 * @param weightInitStd standard deviation of the first weights; biases start at 0
 * @throws RangeError where the source has no data
 */
export function openDataProblem(
  { name, data }: ProblemSource,
  createNetworks: (source: NetworkSource) => Networks,
  weightInitStd: number,
): OpenProblem {
  if (!data) throw new RangeError(`${name} has no data`);
  const { rows } = data;
  const networks = createNetworks(data.networks);
  return {
    rows,
    allocate: networks.allocate,
    createModel: () => networks.createModel(),
    fusedUpdate: (name, given) => networks.fusedUpdate(name, given),
    initialize(parameters, random) {
      drawInitialParameters(parameters, weightInitStd, () => random.normal());
    },
    drawBatch: (random) => random.choice(rows.trainSize, rows.batchSize),
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
