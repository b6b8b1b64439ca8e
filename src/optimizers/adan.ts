import { integerPower } from '../base/math/integer-power.ts';
import { decayRate, epsilon, learningRate } from './shared/common-options.ts';
import { defineOptimizer } from './shared/optimizer.ts';

/**
 * Adan: Adam with Nesterov's momentum, written as a mean of gradients plus a mean of their changes.
 * The look-ahead point's gradient is thereby estimated and need not be taken.
 *
 * m ← β₁m + (1 − β₁)g, d ← β₂d + (1 − β₂)(gₜ − gₜ₋₁), n ← β₃n + (1 − β₃)(g + β₂(gₜ − gₜ₋₁))²,
 * θ ← (θ − lr·(m̂ + β₂d̂) / (√n̂ + eps)) / (1 + lr·λ), with m̂, d̂, n̂ corrected for bias
 *
 * Written with the authors' code's betas (how much is kept); the paper's are 1 − β. The first change is 0.
 *
 * Reference numbers: the authors' code, sail-sg/Adan (test/reference/optimizers/adan.*.json).
 */
export const adan = defineOptimizer({
  name: 'adan',
  label: 'Adan',
  summary:
    'Adam with Nesterov’s momentum, written as a mean of gradients plus a mean of their changes. The look-ahead point’s gradient is thereby estimated and need not be taken.',
  formula:
    'm ← β₁m + (1 − β₁)g, d ← β₂d + (1 − β₂)Δg, n ← β₃n + (1 − β₃)(g + β₂Δg)², θ ← (θ − lr·(m̂ + β₂d̂) / (√n̂ + eps)) / (1 + lr·λ)',
  paper: {
    authors: 'X. Xie, P. Zhou, H. Li, Z. Lin, S. Yan',
    title: 'Adan: adaptive Nesterov momentum algorithm for faster optimizing deep models',
    year: 2022,
    url: 'https://arxiv.org/abs/2208.06677',
  },
  options: {
    lr: learningRate(0.001, 1e-5, 0.1),
    beta1: decayRate(0.98, 'decay rate of the mean gradient (β₁)'),
    beta2: decayRate(0.92, 'decay rate of the mean change of the gradient (β₂)'),
    beta3: decayRate(0.99, 'decay rate of the second moment (β₃)'),
    eps: epsilon(1e-8),
    weightDecay: {
      type: 'number',
      default: 0,
      min: 0,
      help: 'decoupled weight decay: θ is divided by 1 + lr·weightDecay after a step',
    },
  },
  state: ['m', 'd', 'n', 'previous'],
  update(parameters, { lr, beta1, beta2, beta3, eps, weightDecay }, { step }) {
    const meanRate = lr / (1 - integerPower(beta1, step));
    const changeRate = (lr * beta2) / (1 - integerPower(beta2, step));
    const correction3 = Math.sqrt(1 - integerPower(beta3, step));
    const shrink = 1 + lr * weightDecay;
    const first = step === 1;
    for (const { values, gradient, state } of parameters) {
      const { m, d, n, previous } = state;
      for (let i = 0; i < values.length; i++) {
        const g = gradient[i]!;
        const change = first ? 0 : g - previous[i]!;
        const ahead = g + beta2 * change;
        m[i] = beta1 * m[i]! + (1 - beta1) * g;
        d[i] = beta2 * d[i]! + (1 - beta2) * change;
        n[i] = beta3 * n[i]! + (1 - beta3) * ahead * ahead;
        previous[i] = g;
        const step = meanRate * m[i]! + changeRate * d[i]!;
        values[i] = (values[i]! - step / (Math.sqrt(n[i]!) / correction3 + eps)) / shrink;
      }
    }
  },
});
