import { dataOptions, openDataProblem } from './data-problem.ts';
import { networksOf } from './networks.ts';
import { defineProblem } from './problem.ts';

/** The textbook's network of its optimizer comparison: one hidden layer, softmax, cross entropy. */
export const twoLayerNetwork = defineProblem({
  name: 'two-layer-network',
  label: 'Two-layer network',
  summary: 'a network with one hidden layer on images of digits; not convex',
  options: {
    ...dataOptions,
    hiddenSize: { type: 'integer', default: 100, min: 1, max: 100_000, help: 'hidden units' },
    activation: {
      type: 'choice',
      choices: ['relu', 'sigmoid'],
      default: 'relu',
      help: 'of the hidden layer',
    },
    weightInitStd: {
      type: 'number',
      default: 0.01,
      min: 0,
      help: 'standard deviation of the first weights',
    },
  },
  iterations: 2000,
  metric: 'validationLoss',
  onData: true,
  hiddenSize: ({ hiddenSize }) => hiddenSize,
  open: (source) => openDataProblem(source, networksOf, source.options['weightInitStd'] as number),
});
