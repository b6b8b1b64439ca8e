import { integerPower } from '../base/math/integer-power.ts';
import { beta1, beta2, epsilon, learningRate, weightDecay } from './shared/common-options.ts';
import { defineOptimizer } from './shared/optimizer.ts';

/**
 * Adam: steps along a running mean of gradients, divided by the root of a running mean of their
 * squares. Both means are corrected for having started at zero.
 *
 * m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g²; eps is added in one of two places:
 * - `algorithm-1`: θ ← θ − lr · m̂ / (√v̂ + eps), m̂ = m / (1 − β₁ᵗ), v̂ = v / (1 − β₂ᵗ)
 *   (Kingma & Ba, Algorithm 1; PyTorch)
 * - `epsilon-hat`: θ ← θ − lrₜ · m / (√v + eps), lrₜ = lr·√(1 − β₂ᵗ) / (1 − β₁ᵗ)
 *   (their section 2, "epsilon hat"; TensorFlow, and the textbook's program with eps 1e-7)
 *
 * Reference numbers: torch.optim.Adam 1.13 (test/reference/optimizers/adam.*.json) and the
 * textbook's program (Saitoh, "Deep Learning from Scratch", section 6.1.6).
 */
export const adam = defineOptimizer({
  name: 'adam',
  label: 'Adam',
  summary:
    'Steps along a running mean of gradients, divided by the root of a running mean of their squares. Both means are corrected for having started at zero.',
  formula: 'm ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², θ ← θ − lr · m̂ / (√v̂ + eps)',
  paper: {
    authors: 'D. P. Kingma, J. Ba',
    title: 'Adam: a method for stochastic optimization',
    year: 2015,
    url: 'https://arxiv.org/abs/1412.6980',
  },
  options: {
    lr: learningRate(0.001, 1e-5, 0.1),
    beta1: beta1(),
    beta2: beta2(),
    eps: epsilon(1e-8),
    weightDecay,
    epsilonConvention: {
      type: 'choice',
      choices: ['algorithm-1', 'epsilon-hat'],
      default: 'algorithm-1',
      help: 'where eps is added: to √v̂ (algorithm-1) or to √v (epsilon-hat)',
    },
  },
  state: ['m', 'v'],
  update(parameters, { lr, beta1, beta2, eps, weightDecay, epsilonConvention }, { step }) {
    const correction1 = 1 - integerPower(beta1, step);
    const correction2 = Math.sqrt(1 - integerPower(beta2, step));
    const epsilonHat = epsilonConvention === 'epsilon-hat';
    const rate = epsilonHat ? (lr * correction2) / correction1 : lr / correction1;
    const rootScale = epsilonHat ? 1 : correction2;
    for (const { values, gradient, state } of parameters) {
      const { m, v } = state;
      for (let i = 0; i < values.length; i++) {
        const g = gradient[i]! + weightDecay * values[i]!;
        m[i] = m[i]! + (1 - beta1) * (g - m[i]!);
        v[i] = v[i]! + (1 - beta2) * (g * g - v[i]!);
        values[i] = values[i]! - (rate * m[i]!) / (Math.sqrt(v[i]!) / rootScale + eps);
      }
    }
  },
});
