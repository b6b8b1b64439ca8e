import { learningRate, weightDecay } from './shared/common-options.ts';
import { defineOptimizer } from './shared/optimizer.ts';

/**
 * Stochastic gradient descent: a step against the gradient of the batch.
 * Every coordinate has the same step size, so that narrow valleys make it zigzag.
 *
 * θ ← θ − lr·g
 *
 * Reference numbers: torch.optim.SGD 1.13 (test/reference/optimizers/sgd.*.json) and the textbook's
 * program (Saitoh, "Deep Learning from Scratch", section 6.1.2).
 */
export const sgd = defineOptimizer({
  name: 'sgd',
  label: 'SGD',
  summary:
    'A step against the gradient of the batch. Every coordinate has the same step size, so narrow valleys make it zigzag.',
  formula: 'θ ← θ − lr·g',
  paper: {
    authors: 'H. Robbins, S. Monro',
    title: 'A stochastic approximation method',
    year: 1951,
    url: 'https://doi.org/10.1214/aoms/1177729586',
  },
  options: { lr: learningRate(0.01, 1e-4, 10), weightDecay },
  state: [],
  update(parameters, { lr, weightDecay }) {
    for (const { values, gradient } of parameters) {
      for (let i = 0; i < values.length; i++) {
        values[i] = values[i]! - lr * (gradient[i]! + weightDecay * values[i]!);
      }
    }
  },
});
