import { integerPower } from '../base/math/integer-power.ts';
import { beta1, beta2, epsilon, learningRate, weightDecay } from './shared/common-options.ts';
import { defineOptimizer } from './shared/optimizer.ts';

/**
 * AdaMax: Adam with a decaying maximum of gradient sizes in place of the root of their mean square.
 * The size of a step is then bounded by the learning rate, and no second correction is needed.
 *
 * m ← β₁m + (1 − β₁)g, u ← max(β₂u, |g| + eps), θ ← θ − lr / (1 − β₁ᵗ) · m / u
 *
 * The paper has no eps (its section 7.1); PyTorch adds it to keep u from zero.
 *
 * Reference numbers: torch.optim.Adamax 1.13 (test/reference/optimizers/adamax.*.json).
 */
export const adamax = defineOptimizer({
  name: 'adamax',
  label: 'AdaMax',
  summary:
    'Adam with a decaying maximum of gradient sizes in place of the root of their mean square. The size of a step is then bounded by the learning rate, and no second correction is needed.',
  formula: 'm ← β₁m + (1 − β₁)g, u ← max(β₂u, |g| + eps), θ ← θ − lr / (1 − β₁ᵗ) · m / u',
  paper: {
    authors: 'D. P. Kingma, J. Ba',
    title: 'Adam: a method for stochastic optimization',
    year: 2015,
    url: 'https://arxiv.org/abs/1412.6980',
  },
  options: {
    lr: learningRate(0.002, 1e-5, 0.1),
    beta1: beta1(),
    beta2: beta2(),
    eps: epsilon(1e-8, 'added to the size of the gradient'),
    weightDecay,
  },
  state: ['m', 'u'],
  update(parameters, { lr, beta1, beta2, eps, weightDecay }, { step }) {
    const rate = lr / (1 - integerPower(beta1, step));
    for (const { values, gradient, state } of parameters) {
      const { m, u } = state;
      for (let i = 0; i < values.length; i++) {
        const g = gradient[i]! + weightDecay * values[i]!;
        m[i] = beta1 * m[i]! + (1 - beta1) * g;
        u[i] = Math.max(beta2 * u[i]!, Math.abs(g) + eps);
        values[i] = values[i]! - (rate * m[i]!) / u[i]!;
      }
    }
  },
});
