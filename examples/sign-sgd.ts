/**
 * An optimizer in one file. This tries it; `examples/compare.ts` runs it beside others:
 *
 *     npx lockstep check examples/sign-sgd.ts
 */
import { defineOptimizer } from 'lockstep';

export default defineOptimizer({
  name: 'sign-sgd',
  label: 'SignSGD',
  summary: 'A step of the same length in every coordinate, against the sign of the gradient.',
  formula: 'θ ← θ − lr·sign(g)',
  paper: {
    authors: 'J. Bernstein, Y.-X. Wang, K. Azizzadenesheli, A. Anandkumar',
    title: 'signSGD: compressed optimisation for non-convex problems',
    year: 2018,
    url: 'https://arxiv.org/abs/1802.04434',
  },
  options: {
    lr: {
      type: 'number',
      default: 0.001,
      min: 0,
      tune: { min: 1e-5, max: 0.1, scaling: 'log' },
      help: 'learning rate',
    },
  },
  state: [],
  update(parameters, { lr }) {
    for (const { values, gradient } of parameters) {
      for (let i = 0; i < values.length; i++) values[i] = values[i]! - lr * Math.sign(gradient[i]!);
    }
  },
});
