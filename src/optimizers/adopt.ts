import { beta1, beta2, epsilon, learningRate, weightDecay } from './shared/common-options.ts';
import { defineOptimizer } from './shared/optimizer.ts';

/**
 * ADOPT: Adam that divides a gradient by the second moment of the gradients before it, and averages
 * afterwards. It then converges whatever β₂ is, without AMSGrad's assumption of bounded gradients.
 *
 * t = 0: v ← g²; then n = clip(g / max(√v, eps), ±t^¼), m ← β₁m + (1 − β₁)n, θ ← θ − lr·m,
 * v ← β₂v + (1 − β₂)g²; t counts from 0, so that the first step only fills v
 *
 * Reference numbers: Algorithm 2 of the paper with the clip of the authors' code, iShohei220/adopt
 * (test/reference/optimizers/adopt.*.json).
 */
export const adopt = defineOptimizer({
  name: 'adopt',
  label: 'ADOPT',
  summary:
    'Adam that divides a gradient by the second moment of the gradients before it, and averages afterwards. It then converges whatever β₂ is, without AMSGrad’s assumption of bounded gradients.',
  formula:
    'n = clip(g / max(√v, eps), ±t^¼), m ← β₁m + (1 − β₁)n, θ ← θ − lr·m, v ← β₂v + (1 − β₂)g²; at t = 0 only v ← g²',
  paper: {
    authors:
      'S. Taniguchi, K. Harada, G. Minegishi, Y. Oshima, S. C. Jeong, G. Nagahara, T. Iiyama, M. Suzuki, Y. Iwasawa, Y. Matsuo',
    title: 'ADOPT: modified Adam can converge with any β₂ with the optimal rate',
    year: 2024,
    url: 'https://arxiv.org/abs/2411.02853',
  },
  options: {
    lr: learningRate(0.001, 1e-5, 0.1),
    beta1: beta1(),
    beta2: beta2(0.9999),
    eps: epsilon(1e-6, 'the smallest denominator'),
    weightDecay,
  },
  state: ['m', 'v'],
  update(parameters, { lr, beta1, beta2, eps, weightDecay }, { step }) {
    const first = step === 1;
    const clip = Math.sqrt(Math.sqrt(step - 1));
    const share = first ? 1 : 1 - beta2;
    const kept = first ? 0 : beta2;
    const rate = first ? 0 : lr;
    for (const { values, gradient, state } of parameters) {
      const { m, v } = state;
      for (let i = 0; i < values.length; i++) {
        const g = gradient[i]! + weightDecay * values[i]!;
        const normed = g / Math.max(Math.sqrt(v[i]!), eps);
        m[i] = beta1 * m[i]! + (1 - beta1) * Math.min(Math.max(normed, -clip), clip);
        values[i] = values[i]! - rate * m[i]!;
        v[i] = kept * v[i]! + share * g * g;
      }
    }
  },
});
