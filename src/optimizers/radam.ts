import { integerPower } from '../base/math/integer-power.ts';
import { beta1, beta2, epsilon, learningRate, weightDecay } from './shared/common-options.ts';
import { defineOptimizer } from './shared/optimizer.ts';
import { rectification } from './shared/rectification.ts';

/**
 * RAdam: Adam whose step is scaled by how far its second moment can be trusted, from the variance
 * that so few gradients leave. In the first steps, where it can't be trusted, it is momentum.
 *
 * m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², m̂ = m / (1 − β₁ᵗ),
 * ρₜ > 5: θ ← θ − lr·rₜ·m̂·√(1 − β₂ᵗ) / (√v + eps), else θ ← θ − lr·m̂
 * ρ∞ = 2 / (1 − β₂) − 1, ρₜ = ρ∞ − 2tβ₂ᵗ / (1 − β₂ᵗ),
 * rₜ = √((ρₜ − 4)(ρₜ − 2)ρ∞ / ((ρ∞ − 4)(ρ∞ − 2)ρₜ))
 *
 * Reference numbers: torch.optim.RAdam 1.13 (test/reference/optimizers/radam.*.json).
 */
export const radam = defineOptimizer({
  name: 'radam',
  label: 'RAdam',
  summary:
    'Adam whose step is scaled by how far its second moment can be trusted, from the variance that so few gradients leave. In the first steps, where it can’t be trusted, it is momentum.',
  formula:
    'ρₜ > 5: θ ← θ − lr·rₜ·m̂·√(1 − β₂ᵗ) / (√v + eps), else θ ← θ − lr·m̂; rₜ = √((ρₜ − 4)(ρₜ − 2)ρ∞ / ((ρ∞ − 4)(ρ∞ − 2)ρₜ))',
  paper: {
    authors: 'L. Liu, H. Jiang, P. He, W. Chen, X. Liu, J. Gao, J. Han',
    title: 'On the variance of the adaptive learning rate and beyond',
    year: 2020,
    url: 'https://arxiv.org/abs/1908.03265',
  },
  options: {
    lr: learningRate(0.001, 1e-5, 0.1),
    beta1: beta1(),
    beta2: beta2(),
    eps: epsilon(1e-8),
    weightDecay,
  },
  state: ['m', 'v'],
  update(parameters, { lr, beta1, beta2, eps, weightDecay }, { step }) {
    const rectified = rectification(beta2, step);
    const trusted = rectified !== undefined;
    const rate = (lr * (rectified ?? 1)) / (1 - integerPower(beta1, step));
    const correction2 = Math.sqrt(1 - integerPower(beta2, step));
    for (const { values, gradient, state } of parameters) {
      const { m, v } = state;
      for (let i = 0; i < values.length; i++) {
        const g = gradient[i]! + weightDecay * values[i]!;
        m[i] = beta1 * m[i]! + (1 - beta1) * g;
        v[i] = beta2 * v[i]! + (1 - beta2) * g * g;
        const scale = trusted ? correction2 / (Math.sqrt(v[i]!) + eps) : 1;
        values[i] = values[i]! - rate * m[i]! * scale;
      }
    }
  },
});
