import { integerPower } from '../base/math/integer-power.ts';
import { ln } from '../base/math/ln.ts';
import { power } from '../base/math/power.ts';
import {
  beta1,
  beta2,
  decayRate,
  decoupledWeightDecay,
  epsilon,
  learningRate,
} from './shared/common-options.ts';
import type { NumberSpec } from '../base/options/options.ts';
import { defineOptimizer } from './shared/optimizer.ts';

function warmupLength(help: string) {
  return { type: 'integer', default: 0, min: 0, help } as const satisfies NumberSpec;
}

/**
 * AdEMAMix: Adam with a second, much slower mean of gradients added to the first. Gradients then
 * stay useful for tens of thousands of steps while the fast mean still reacts.
 *
 * m₁ ← β₁m₁ + (1 − β₁)g, m₂ ← β₃m₂ + (1 − β₃)g, v ← β₂v + (1 − β₂)g²,
 * θ ← θ − lr·((m̂₁ + αm₂) / (√v̂ + eps) + λθ)
 *
 * α rises linearly from 0 over `alphaWarmup` steps; β₃ rises from β₁ over `beta3Warmup` steps, such
 * that the time in which the mean forgets half rises linearly.
 *
 * Reference numbers: the authors' code, apple/ml-ademamix
 * (test/reference/optimizers/ademamix.*.json).
 */
export const ademamix = defineOptimizer({
  name: 'ademamix',
  label: 'AdEMAMix',
  summary:
    'Adam with a second, much slower mean of gradients added to the first. Gradients then stay useful for tens of thousands of steps while the fast mean still reacts.',
  formula:
    'm₁ ← β₁m₁ + (1 − β₁)g, m₂ ← β₃m₂ + (1 − β₃)g, v ← β₂v + (1 − β₂)g², θ ← θ − lr·((m̂₁ + αm₂) / (√v̂ + eps) + λθ)',
  paper: {
    authors: 'M. Pagliardini, P. Ablin, D. Grangier',
    title: 'The AdEMAMix optimizer: better, faster, older',
    year: 2024,
    url: 'https://arxiv.org/abs/2409.03137',
  },
  options: {
    lr: learningRate(0.001, 1e-5, 0.1),
    beta1: beta1(),
    beta2: beta2(),
    beta3: decayRate(0.9999, 'decay rate of the slow mean (β₃)', {
      min: 0.99,
      max: 0.99999,
      scaling: 'one-minus-log',
    }),
    alpha: {
      type: 'number',
      default: 2,
      min: 0,
      tune: { min: 1, max: 10, scaling: 'linear' },
      help: 'weight of the slow mean (α)',
    },
    beta3Warmup: warmupLength('steps over which β₃ rises from β₁; 0 for none'),
    alphaWarmup: warmupLength('steps over which α rises from 0; 0 for none'),
    eps: epsilon(1e-8),
    weightDecay: decoupledWeightDecay(),
  },
  state: ['m1', 'm2', 'v'],
  update(parameters, options, { step }) {
    const { lr, beta1, beta2, eps, weightDecay } = options;
    const alpha =
      step < options.alphaWarmup ? (step / options.alphaWarmup) * options.alpha : options.alpha;
    const beta3 =
      step < options.beta3Warmup
        ? risingDecayRate(step / options.beta3Warmup, beta1, options.beta3)
        : options.beta3;
    const correction1 = 1 - integerPower(beta1, step);
    const correction2 = Math.sqrt(1 - integerPower(beta2, step));
    for (const { values, gradient, state } of parameters) {
      const { m1, m2, v } = state;
      for (let i = 0; i < values.length; i++) {
        const g = gradient[i]!;
        m1[i] = beta1 * m1[i]! + (1 - beta1) * g;
        m2[i] = beta3 * m2[i]! + (1 - beta3) * g;
        v[i] = beta2 * v[i]! + (1 - beta2) * g * g;
        const mean = m1[i]! / correction1 + alpha * m2[i]!;
        const direction = mean / (Math.sqrt(v[i]!) / correction2 + eps);
        values[i] = values[i]! - lr * (direction + weightDecay * values[i]!);
      }
    }
  },
});

/** The decay rate whose half-life lies the given share of the way between two others'. */
function risingDecayRate(share: number, from: number, to: number): number {
  const steps = (1 - share) * halfLife(from) + share * halfLife(to);
  return power(0.5, 1 / (steps + 1));
}

/** The paper's f: steps until half is forgotten, less one. Its 10⁻⁸ allows a rate of 0. */
function halfLife(decayRate: number): number {
  return ln(0.5) / ln(decayRate + 1e-8) - 1;
}
