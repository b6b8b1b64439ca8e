import { integerPower } from '../base/math/integer-power.ts';
import { beta1, beta2, epsilon, learningRate, weightDecay } from './shared/common-options.ts';
import type { NumberSpec } from '../base/options/options.ts';
import { defineOptimizer } from './shared/optimizer.ts';

/** Where AdaBound and AMSBound end, as SGD. */
export const finalLearningRate = {
  type: 'number',
  default: 0.1,
  min: 0,
  tune: { min: 1e-3, max: 1, scaling: 'log' },
  help: 'learning rate of the SGD that it becomes',
} as const satisfies NumberSpec;

/** How fast the bounds of AdaBound and AMSBound close. */
export const boundSpeed = {
  type: 'number',
  default: 1e-3,
  min: 0,
  below: 1,
  help: 'how fast the bounds close in on the final rate (γ)',
} as const satisfies NumberSpec;

/**
 * AdaBound: Adam whose rate for each coordinate is kept between two bounds. The bounds close in on
 * one rate as the run goes on, so that it starts as Adam and ends as SGD.
 *
 * m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², η = clamp(lrₜ / (√v + eps), ηₗ, ηᵤ), θ ← θ − η·m
 * lrₜ = lr·√(1 − β₂ᵗ) / (1 − β₁ᵗ), ηₗ = lr*·(1 − 1 / (γt + 1)), ηᵤ = lr*·(1 + 1 / (γt))
 *
 * lr* is `finalLr`, scaled by lr / its first value where a schedule changes lr.
 *
 * Reference numbers: the authors' code, Luolc/AdaBound (test/reference/optimizers/adabound.*.json).
 */
export const adabound = defineOptimizer({
  name: 'adabound',
  label: 'AdaBound',
  summary:
    'Adam whose rate for each coordinate is kept between two bounds. The bounds close in on one rate as the run goes on, so that it starts as Adam and ends as SGD.',
  formula:
    'η = clamp(lrₜ / (√v + eps), lr*·(1 − 1 / (γt + 1)), lr*·(1 + 1 / (γt))), θ ← θ − η·m, lrₜ = lr·√(1 − β₂ᵗ) / (1 − β₁ᵗ)',
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
  state: ['m', 'v'],
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
      const { m, v } = state;
      for (let i = 0; i < values.length; i++) {
        const g = gradient[i]! + weightDecay * values[i]!;
        m[i] = beta1 * m[i]! + (1 - beta1) * g;
        v[i] = beta2 * v[i]! + (1 - beta2) * g * g;
        const bounded = Math.min(Math.max(rate / (Math.sqrt(v[i]!) + eps), lower), upper);
        values[i] = values[i]! - bounded * m[i]!;
      }
    }
  },
});
