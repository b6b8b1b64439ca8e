import { integerPower } from '../base/math/integer-power.ts';
import { beta1, beta2, epsilon, learningRate, weightDecay } from './shared/common-options.ts';
import type { NumberSpec } from '../base/options/options.ts';
import { defineOptimizer } from './shared/optimizer.ts';

function weightOfMean(value: number, help: string) {
  return {
    type: 'number',
    default: value,
    min: 0,
    max: 1,
    tune: { min: 0, max: 1, scaling: 'linear' },
    help,
  } as const satisfies NumberSpec;
}

/**
 * QHAdam: Adam whose two means are each mixed with the present gradient, as in quasi-hyperbolic
 * momentum. The weights ν₁ = ν₂ = 1 give Adam, ν₁ = β₁ gives Nadam.
 *
 * m̂ = m / (1 − β₁ᵗ), v̂ = v / (1 − β₂ᵗ),
 * θ ← θ − lr · ((1 − ν₁)g + ν₁m̂) / (√((1 − ν₂)g² + ν₂v̂) + eps)
 *
 * The means are kept with their bias corrected, as in the authors' code.
 *
 * Reference numbers: the authors' code, facebookresearch/qhoptim
 * (test/reference/optimizers/qhadam.*.json).
 */
export const qhadam = defineOptimizer({
  name: 'qhadam',
  label: 'QHAdam',
  summary:
    'Adam whose two means are each mixed with the present gradient, as in quasi-hyperbolic momentum. The weights ν₁ = ν₂ = 1 give Adam, ν₁ = β₁ gives Nadam.',
  formula: 'θ ← θ − lr · ((1 − ν₁)g + ν₁m̂) / (√((1 − ν₂)g² + ν₂v̂) + eps)',
  paper: {
    authors: 'J. Ma, D. Yarats',
    title: 'Quasi-hyperbolic momentum and Adam for deep learning',
    year: 2019,
    url: 'https://arxiv.org/abs/1810.06801',
  },
  options: {
    lr: learningRate(0.001, 1e-5, 0.1),
    beta1: beta1(0.995),
    beta2: beta2(),
    nu1: weightOfMean(0.7, 'weight of the first moment (ν₁)'),
    nu2: weightOfMean(1, 'weight of the second moment (ν₂)'),
    eps: epsilon(1e-8),
    weightDecay,
  },
  state: ['m', 'v'],
  update(parameters, { lr, beta1, beta2, nu1, nu2, eps, weightDecay }, { step }) {
    const share1 = (1 - beta1) / (1 - integerPower(beta1, step));
    const share2 = (1 - beta2) / (1 - integerPower(beta2, step));
    for (const { values, gradient, state } of parameters) {
      const { m, v } = state;
      for (let i = 0; i < values.length; i++) {
        const g = gradient[i]! + weightDecay * values[i]!;
        const square = g * g;
        m[i] = (1 - share1) * m[i]! + share1 * g;
        v[i] = (1 - share2) * v[i]! + share2 * square;
        const mean = nu1 * m[i]! + (1 - nu1) * g;
        const meanSquare = nu2 * v[i]! + (1 - nu2) * square;
        values[i] = values[i]! - (lr * mean) / (Math.sqrt(meanSquare) + eps);
      }
    }
  },
});
