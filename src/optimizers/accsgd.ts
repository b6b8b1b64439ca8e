import { learningRate, weightDecay } from './shared/common-options.ts';
import { defineOptimizer } from './shared/optimizer.ts';

/**
 * Accelerated SGD: a short step is mixed with a slow average that takes long ones. It speeds up
 * stochastic least squares where the heavy ball and Nesterov's method provably don't.
 *
 * w̄ ← (1 − β)·w̄ + β·(θ − lr·κ/c·g), θ ← ζ·(θ − lr·g) + (1 − ζ)·w̄,
 * β = c²ξ/κ, ζ = c / (c + β)
 *
 * κ is the ratio of the long step to the short one, √ξ the statistical advantage, c is 0.7.
 *
 * Reference numbers: jettify/pytorch-optimizer and kozistr/pytorch_optimizer, which agree
 * (test/reference/optimizers/accsgd.*.json).
 */
export const accsgd = defineOptimizer({
  name: 'accsgd',
  label: 'AccSGD',
  summary:
    'A short step is mixed with a slow average that takes long ones. It speeds up stochastic least squares where the heavy ball and Nesterov’s method provably don’t.',
  formula:
    'w̄ ← (1 − β)·w̄ + β·(θ − lr·κ/c·g), θ ← ζ·(θ − lr·g) + (1 − ζ)·w̄, β = c²ξ/κ, ζ = c / (c + β)',
  paper: {
    authors: 'R. Kidambi, P. Netrapalli, P. Jain, S. M. Kakade',
    title: 'On the insufficiency of existing momentum schemes for stochastic optimization',
    year: 2018,
    url: 'https://arxiv.org/abs/1803.05591',
  },
  options: {
    lr: learningRate(0.001, 1e-5, 1),
    kappa: { type: 'number', default: 1000, above: 0, help: 'long step over short step (κ)' },
    xi: { type: 'number', default: 10, above: 0, help: 'statistical advantage, squared (ξ)' },
    smallConst: { type: 'number', default: 0.7, above: 0, max: 1, help: 'the constant c' },
    weightDecay,
  },
  state: ['average'],
  initialize(parameters) {
    for (const { values, state } of parameters) state.average.set(values);
  },
  update(parameters, { lr, kappa, xi, smallConst, weightDecay }) {
    const longRate = (lr * kappa) / smallConst;
    const beta = (smallConst * smallConst * xi) / kappa;
    const zeta = smallConst / (smallConst + beta);
    for (const { values, gradient, state } of parameters) {
      const { average } = state;
      for (let i = 0; i < values.length; i++) {
        const g = gradient[i]! + weightDecay * values[i]!;
        average[i] = (1 - beta) * average[i]! + beta * (values[i]! - longRate * g);
        values[i] = zeta * (values[i]! - lr * g) + (1 - zeta) * average[i]!;
      }
    }
  },
});
