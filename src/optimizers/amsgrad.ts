import { integerPower } from '../base/math/integer-power.ts';
import { beta1, beta2, epsilon, learningRate, weightDecay } from './shared/common-options.ts';
import { defineOptimizer } from './shared/optimizer.ts';

/**
 * AMSGrad: Adam that divides by the root of the largest second moment seen so far.
 * Steps then never grow again after large gradients, which mends Adam's proof of convergence.
 *
 * m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², v̂ ← max(v̂, v),
 * θ ← θ − lr / (1 − β₁ᵗ) · m / (√(v̂ / (1 − β₂ᵗ)) + eps)
 *
 * The paper corrects no bias; the form above is PyTorch's and TensorFlow's.
 *
 * Reference numbers: torch.optim.Adam 1.13 with amsgrad (test/reference/optimizers/amsgrad.*.json).
 */
export const amsgrad = defineOptimizer({
  name: 'amsgrad',
  label: 'AMSGrad',
  summary:
    'Adam that divides by the root of the largest second moment seen so far. Steps then never grow again after large gradients, which mends Adam’s proof of convergence.',
  formula:
    'm ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², v̂ ← max(v̂, v), θ ← θ − lr / (1 − β₁ᵗ) · m / (√(v̂ / (1 − β₂ᵗ)) + eps)',
  paper: {
    authors: 'S. J. Reddi, S. Kale, S. Kumar',
    title: 'On the convergence of Adam and beyond',
    year: 2018,
    url: 'https://arxiv.org/abs/1904.09237',
  },
  options: {
    lr: learningRate(0.001, 1e-5, 0.1),
    beta1: beta1(),
    beta2: beta2(),
    eps: epsilon(1e-8),
    weightDecay,
  },
  state: ['m', 'v', 'vMax'],
  update(parameters, { lr, beta1, beta2, eps, weightDecay }, { step }) {
    const rate = lr / (1 - integerPower(beta1, step));
    const correction2 = Math.sqrt(1 - integerPower(beta2, step));
    for (const { values, gradient, state } of parameters) {
      const { m, v, vMax } = state;
      for (let i = 0; i < values.length; i++) {
        const g = gradient[i]! + weightDecay * values[i]!;
        m[i] = beta1 * m[i]! + (1 - beta1) * g;
        v[i] = beta2 * v[i]! + (1 - beta2) * g * g;
        vMax[i] = Math.max(vMax[i]!, v[i]!);
        values[i] = values[i]! - (rate * m[i]!) / (Math.sqrt(vMax[i]!) / correction2 + eps);
      }
    }
  },
});
