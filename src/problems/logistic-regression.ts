import { Engine } from '../engine/engine.ts';
import { dataOptions, openDataProblem } from './data-problem.ts';
import type { Networks, NetworkSource } from './networks.ts';
import { defineProblem } from './problem.ts';

/** Multinomial logistic regression: scores = x·W + b, softmax, cross entropy. It starts at zero. */
export const logisticRegression = defineProblem({
  name: 'logistic-regression',
  label: 'Logistic regression',
  summary: 'softmax regression on images of digits; convex',
  options: dataOptions,
  iterations: 2000,
  metric: 'validationLoss',
  onData: true,
  hiddenSize: (_options, classes) => classes,
  open: (source) => openDataProblem(source, logisticNetworks, 0),
});

/** @throws RangeError without the engine, which alone knows such models */
function logisticNetworks(source: NetworkSource): Networks {
  if (!('engine' in source)) throw new RangeError('logistic regression is trained by the engine');
  const engine = new Engine(source.engine);
  return {
    allocate: engine.allocate,
    createModel: () => engine.createLogisticModel(),
    fusedUpdate: (name, options) => engine.fusedUpdate(name, options),
  };
}
