import { decayRate, learningRate, weightDecay } from './shared/common-options.ts';
import { defineOptimizer } from './shared/optimizer.ts';

/**
 * Quasi-hyperbolic momentum: the step is a weighted mean of a momentum step and a plain one. With
 * its weight ν it covers SGD (0), momentum (1), Nesterov (ν = β) and PID methods.
 *
 * m ← βm + (1 − β)g, θ ← θ − lr·((1 − ν)g + νm)
 *
 * Reference numbers: the authors' code, facebookresearch/qhoptim
 * (test/reference/optimizers/qhm.*.json).
 */
export const qhm = defineOptimizer({
  name: 'qhm',
  label: 'QHM',
  summary:
    'The step is a weighted mean of a momentum step and a plain one. With its weight ν it covers SGD (0), momentum (1), Nesterov (ν = β) and PID methods.',
  formula: 'm ← βm + (1 − β)g, θ ← θ − lr·((1 − ν)g + νm)',
  paper: {
    authors: 'J. Ma, D. Yarats',
    title: 'Quasi-hyperbolic momentum and Adam for deep learning',
    year: 2019,
    url: 'https://arxiv.org/abs/1810.06801',
  },
  options: {
    lr: learningRate(1, 1e-3, 10),
    momentum: decayRate(0.999, 'decay rate of the mean gradient (β)', {
      min: 0.5,
      max: 0.9999,
      scaling: 'one-minus-log',
    }),
    nu: {
      type: 'number',
      default: 0.7,
      min: 0,
      max: 1,
      tune: { min: 0, max: 1, scaling: 'linear' },
      help: 'weight of the mean gradient in a step (ν)',
    },
    weightDecay,
  },
  state: ['m'],
  update(parameters, { lr, momentum, nu, weightDecay }) {
    for (const { values, gradient, state } of parameters) {
      const { m } = state;
      for (let i = 0; i < values.length; i++) {
        const g = gradient[i]! + weightDecay * values[i]!;
        m[i] = momentum * m[i]! + (1 - momentum) * g;
        values[i] = values[i]! - lr * (nu * m[i]! + (1 - nu) * g);
      }
    }
  },
});
