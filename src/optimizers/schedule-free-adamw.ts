import { integerPower } from '../base/math/integer-power.ts';
import { beta2, epsilon, learningRate } from './shared/common-options.ts';
import { defineOptimizer } from './shared/optimizer.ts';
import {
  averagingOptions,
  averagingStep,
  startAveraging,
} from './shared/schedule-free-averaging.ts';

/**
 * Schedule-free AdamW: gradients, divided as Adam divides them, move a fast point z; they are taken
 * between it and the average x of all its places, at which it is judged. No schedule is needed.
 *
 * y = (1 − β₁)z + β₁x, v ← β₂v + (1 − β₂)g(y)², d = g(y) / (√(v / (1 − β₂ᵗ)) + eps) + λy,
 * z ← z − γₜ·d, x ← (1 − cₜ)x + cₜz, γₜ and cₜ as in schedule-free SGD
 *
 * The parameters are y; x = y + (1 − 1/β₁)(z − y) is the evaluation point.
 *
 * Reference numbers: the authors' code, facebookresearch/schedule_free
 * (test/reference/optimizers/schedule-free-adamw.*.json).
 */
export const scheduleFreeAdamw = defineOptimizer({
  name: 'schedule-free-adamw',
  label: 'Schedule-free AdamW',
  summary:
    'Gradients, divided as Adam divides them, move a fast point; they are taken between it and the average of all its places, at which it is judged. No schedule is needed.',
  formula:
    'y = (1 − β₁)z + β₁x, v ← β₂v + (1 − β₂)g(y)², z ← z − γₜ·(g(y) / (√v̂ + eps) + λy), x ← (1 − cₜ)x + cₜz',
  paper: {
    authors: 'A. Defazio, X. A. Yang, H. Mehta, K. Mishchenko, A. Khaled, A. Cutkosky',
    title: 'The road less scheduled',
    year: 2024,
    url: 'https://arxiv.org/abs/2405.15682',
  },
  options: {
    lr: learningRate(0.0025, 1e-4, 0.1),
    beta1: {
      type: 'number',
      default: 0.9,
      above: 0,
      below: 1,
      tune: { min: 0.5, max: 0.98, scaling: 'one-minus-log' },
      help: 'how near to the average gradients are taken (β₁)',
    },
    beta2: beta2(),
    eps: epsilon(1e-8),
    ...averagingOptions,
    weightDecay: {
      type: 'number',
      default: 0,
      min: 0,
      help: 'decoupled weight decay: γ·weightDecay·y is taken from z a step',
    },
  },
  state: ['z', 'v'],
  initialize(parameters, _options, scalars) {
    for (const { values, state } of parameters) state.z.set(values);
    startAveraging(scalars);
  },
  update(parameters, options, { step, scalars }) {
    const { beta1, beta2, eps, weightDecay } = options;
    const { rate, share } = averagingStep(options, step, scalars);
    const directionRate = rate * (1 - beta1 * (1 - share));
    const correction2 = 1 - integerPower(beta2, step);
    for (const { values, gradient, state } of parameters) {
      const { z, v } = state;
      for (let i = 0; i < values.length; i++) {
        const g = gradient[i]!;
        v[i] = beta2 * v[i]! + (1 - beta2) * g * g;
        const direction = g / (Math.sqrt(v[i]! / correction2) + eps) + weightDecay * values[i]!;
        values[i] = values[i]! + share * (z[i]! - values[i]!) - directionRate * direction;
        z[i] = z[i]! - rate * direction;
      }
    }
  },
  evaluationPoint(parameters, { beta1 }, _context, point) {
    const share = 1 - 1 / beta1;
    parameters.forEach(({ values, state }, p) => {
      const x = point[p]!;
      for (let i = 0; i < x.length; i++) x[i] = values[i]! + share * (state.z[i]! - values[i]!);
    });
  },
});
