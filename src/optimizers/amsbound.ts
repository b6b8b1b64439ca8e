import { integerPower } from '../base/math/integer-power.ts';
import { boundSpeed, finalLearningRate } from './adabound.ts';
import { beta1, beta2, epsilon, learningRate, weightDecay } from './shared/common-options.ts';
import { defineOptimizer } from './shared/optimizer.ts';

/**
 * AMSBound: AdaBound over the largest second moment seen so far, as AMSGrad has it. The rate of a
 * coordinate, kept between bounds that close in on SGD's, then does not rise before they do.
 *
 * m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², v̂ ← max(v̂, v), η = clamp(lrₜ / (√v̂ + eps), ηₗ, ηᵤ),
 * θ ← θ − η·m, with lrₜ, ηₗ and ηᵤ as in AdaBound
 *
 * Reference numbers: the authors' code, Luolc/AdaBound (test/reference/optimizers/amsbound.*.json).
 */
export const amsbound = defineOptimizer({
  name: 'amsbound',
  label: 'AMSBound',
  summary:
    'AdaBound over the largest second moment seen so far, as AMSGrad has it. The rate of a coordinate, kept between bounds that close in on SGD’s, then does not rise before they do.',
  formula:
    'v̂ ← max(v̂, v), η = clamp(lrₜ / (√v̂ + eps), lr*·(1 − 1 / (γt + 1)), lr*·(1 + 1 / (γt))), θ ← θ − η·m',
  paper: {
    authors: 'L. Luo, Y. Xiong, Y. Liu, X. Sun',
    title: 'Adaptive gradient methods with dynamic bound of learning rate',
    year: 2019,
    url: 'https://arxiv.org/abs/1902.09843',
  },
  options: {
    lr: learningRate(0.001, 1e-5, 0.1),
    beta1: beta1(),
    beta2: beta2(),
    finalLr: finalLearningRate,
    gamma: boundSpeed,
    eps: epsilon(1e-8),
    weightDecay,
  },
  state: ['m', 'v', 'vMax'],
  initialize(_parameters, { lr }, scalars) {
    scalars['firstRate'] = lr;
  },
  update(parameters, options, { step, scalars }) {
    const { lr, beta1, beta2, finalLr, gamma, eps, weightDecay } = options;
    const rate = (lr * Math.sqrt(1 - integerPower(beta2, step))) / (1 - integerPower(beta1, step));
    const firstRate = scalars['firstRate']!;
    const goal = lr === 0 ? 0 : finalLr * (lr / firstRate);
    const lower = goal * (1 - 1 / (gamma * step + 1));
    const upper = goal * (1 + 1 / (gamma * step));
    for (const { values, gradient, state } of parameters) {
      const { m, v, vMax } = state;
      for (let i = 0; i < values.length; i++) {
        const g = gradient[i]! + weightDecay * values[i]!;
        m[i] = beta1 * m[i]! + (1 - beta1) * g;
        v[i] = beta2 * v[i]! + (1 - beta2) * g * g;
        vMax[i] = Math.max(vMax[i]!, v[i]!);
        const bounded = Math.min(Math.max(rate / (Math.sqrt(vMax[i]!) + eps), lower), upper);
        values[i] = values[i]! - bounded * m[i]!;
      }
    }
  },
});
