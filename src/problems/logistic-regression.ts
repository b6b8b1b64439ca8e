import { dataOptions, openDataProblem } from './data-problem.ts';
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
  open: (source) => openDataProblem(source, (engine) => engine.createLogisticModel(), 0),
});
