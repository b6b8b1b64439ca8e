import { integerPower } from '../base/math/integer-power.ts';
import { beta1, beta2, epsilon, learningRate, weightDecay } from './shared/common-options.ts';
import { defineOptimizer } from './shared/optimizer.ts';

/**
 * Yogi: Adam whose second moment moves towards the squared gradient by a share of that square, not
 * of their difference. It then falls slowly after large gradients, and steps don't leap.
 *
 * m ← β₁m + (1 − β₁)g, v ← v − (1 − β₂)·sign(v − g²)·g²,
 * θ ← θ − lr / (1 − β₁ᵗ) · m / (√(v / (1 − β₂ᵗ)) + eps)
 *
 * Both moments start at `initialAccumulator`, and biases are corrected, as in TensorFlow's version.
 *
 * Reference numbers: jettify/pytorch-optimizer and kozistr/pytorch_optimizer, which agree
 * (test/reference/optimizers/yogi.*.json).
 */
export const yogi = defineOptimizer({
  name: 'yogi',
  label: 'Yogi',
  summary:
    'Adam whose second moment moves towards the squared gradient by a share of that square, not of their difference. It then falls slowly after large gradients, and steps don’t leap.',
  formula: 'm ← β₁m + (1 − β₁)g, v ← v − (1 − β₂)·sign(v − g²)·g², θ ← θ − lr · m̂ / (√v̂ + eps)',
  paper: {
    authors: 'M. Zaheer, S. J. Reddi, D. Sachan, S. Kale, S. Kumar',
    title: 'Adaptive methods for nonconvex optimization',
    year: 2018,
    url: 'https://papers.nips.cc/paper/8186-adaptive-methods-for-nonconvex-optimization',
  },
  options: {
    lr: learningRate(0.01, 1e-5, 0.1),
    beta1: beta1(),
    beta2: beta2(),
    eps: epsilon(1e-3),
    initialAccumulator: { type: 'number', default: 1e-6, min: 0, help: 'where m and v start' },
    weightDecay,
  },
  state: ['m', 'v'],
  initialize(parameters, { initialAccumulator }) {
    for (const { state } of parameters) {
      state.m.fill(initialAccumulator);
      state.v.fill(initialAccumulator);
    }
  },
  update(parameters, { lr, beta1, beta2, eps, weightDecay }, { step }) {
    const rate = lr / (1 - integerPower(beta1, step));
    const correction2 = Math.sqrt(1 - integerPower(beta2, step));
    for (const { values, gradient, state } of parameters) {
      const { m, v } = state;
      for (let i = 0; i < values.length; i++) {
        const g = gradient[i]! + weightDecay * values[i]!;
        const square = g * g;
        m[i] = beta1 * m[i]! + (1 - beta1) * g;
        v[i] = v[i]! - (1 - beta2) * Math.sign(v[i]! - square) * square;
        values[i] = values[i]! - (rate * m[i]!) / (Math.sqrt(v[i]!) / correction2 + eps);
      }
    }
  },
});
