import { integerPower } from '../base/math/integer-power.ts';
import {
  beta1,
  beta2,
  decoupledWeightDecay,
  epsilon,
  learningRate,
} from './shared/common-options.ts';
import { defineOptimizer } from './shared/optimizer.ts';

/**
 * AdamW: Adam whose weight decay shrinks the parameters directly instead of joining the gradient.
 * The decay is then the same for all parameters, however large their second moment.
 *
 * θ ← θ − lr·λθ, m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g²,
 * θ ← θ − lr · m̂ / (√v̂ + eps), m̂ = m / (1 − β₁ᵗ), v̂ = v / (1 − β₂ᵗ)
 *
 * Reference numbers: torch.optim.AdamW 1.13 (test/reference/optimizers/adamw.*.json).
 */
export const adamw = defineOptimizer({
  name: 'adamw',
  label: 'AdamW',
  summary:
    'Adam whose weight decay shrinks the parameters directly instead of joining the gradient. The decay is then the same for all parameters, however large their second moment.',
  formula: 'θ ← θ − lr·λθ, m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², θ ← θ − lr · m̂ / (√v̂ + eps)',
  paper: {
    authors: 'I. Loshchilov, F. Hutter',
    title: 'Decoupled weight decay regularization',
    year: 2019,
    url: 'https://arxiv.org/abs/1711.05101',
  },
  options: {
    lr: learningRate(0.001, 1e-5, 0.1),
    beta1: beta1(),
    beta2: beta2(),
    eps: epsilon(1e-8),
    weightDecay: decoupledWeightDecay(0.01),
  },
  state: ['m', 'v'],
  update(parameters, { lr, beta1, beta2, eps, weightDecay }, { step }) {
    const rate = lr / (1 - integerPower(beta1, step));
    const correction2 = Math.sqrt(1 - integerPower(beta2, step));
    const kept = 1 - lr * weightDecay;
    for (const { values, gradient, state } of parameters) {
      const { m, v } = state;
      for (let i = 0; i < values.length; i++) {
        const g = gradient[i]!;
        m[i] = beta1 * m[i]! + (1 - beta1) * g;
        v[i] = beta2 * v[i]! + (1 - beta2) * g * g;
        values[i] = values[i]! * kept - (rate * m[i]!) / (Math.sqrt(v[i]!) / correction2 + eps);
      }
    }
  },
});
