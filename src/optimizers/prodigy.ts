import { integerPower } from '../base/math/integer-power.ts';
import { beta1, beta2, epsilon, learningRate } from './shared/common-options.ts';
import { firstDistance, growthLimit } from './shared/distance-options.ts';
import { defineOptimizer } from './shared/optimizer.ts';

/**
 * Prodigy: Adam that finds its own learning rate, from an estimate d of how far the starting point
 * is from the solution. The estimate only grows, and past gradients count by the d of their time.
 *
 * r ← β₃r + (1 / d₀)·d²·lr·⟨g, θ₀ − θ⟩, s ← β₃s + (1 / d₀)·d²·lr·g, d̂ = r / ‖s‖₁, d⁺ = max(d, d̂),
 * m ← β₁m + (1 − β₁)·d·g, v ← β₂v + (1 − β₂)·d²·g², θ ← θ − d·lr·m / (√v + d⁺·eps)
 *
 * β₃ is √β₂ unless given; with bias correction lr is lr·√(1 − β₂ᵏ) / (1 − β₁ᵏ). Steps without any
 * gradient, or with a learning rate of 0, are not counted, as in the authors' code.
 *
 * Reference numbers: the authors' code, konstmish/prodigy (test/reference/optimizers/prodigy.*.json).
 */
export const prodigy = defineOptimizer({
  name: 'prodigy',
  label: 'Prodigy',
  summary:
    'Adam that finds its own learning rate, from an estimate d of how far the starting point is from the solution. The estimate only grows, and past gradients count by the d of their time.',
  formula:
    'd̂ = Σ β₃ᵗ⁻ⁱ dᵢ²⟨gᵢ, θ₀ − θᵢ⟩ / ‖Σ β₃ᵗ⁻ⁱ dᵢ²gᵢ‖₁, d ← max(d, d̂), m ← β₁m + (1 − β₁)·d·g, v ← β₂v + (1 − β₂)·d²·g², θ ← θ − d·lr·m / (√v + d·eps)',
  paper: {
    authors: 'K. Mishchenko, A. Defazio',
    title: 'Prodigy: an expeditiously adaptive parameter-free learner',
    year: 2024,
    url: 'https://arxiv.org/abs/2306.06101',
  },
  options: {
    lr: learningRate(1, 0.1, 10),
    beta1: beta1(),
    beta2: beta2(),
    beta3: {
      type: 'number',
      default: 0,
      min: 0,
      below: 1,
      help: 'decay rate of what d is estimated from (β₃); 0 stands for √β₂',
    },
    eps: epsilon(1e-8),
    weightDecay: {
      type: 'number',
      default: 0,
      min: 0,
      help: 'weight decay, decoupled (θ shrinks by d·lr·weightDecay·θ) or not',
    },
    decouple: {
      type: 'boolean',
      default: true,
      help: 'whether weight decay shrinks θ itself (true) or joins the gradient',
    },
    useBiasCorrection: {
      type: 'boolean',
      default: false,
      help: 'correct the moments as Adam does',
    },
    safeguardWarmup: {
      type: 'boolean',
      default: false,
      help: 'leave lr out of the denominator of d, against trouble during warm-up',
    },
    d0: firstDistance,
    dCoef: {
      type: 'number',
      default: 1,
      above: 0,
      tune: { min: 0.1, max: 10, scaling: 'log' },
      help: 'factor of the estimate; the preferred way to tune the method',
    },
    growthRate: growthLimit,
  },
  state: ['m', 'v', 's', 'start'],
  initialize(parameters, { d0 }, scalars) {
    for (const { values, state } of parameters) state.start.set(values);
    scalars['d'] = d0;
    scalars['largestD'] = d0;
    scalars['numerator'] = 0;
    scalars['counted'] = 0;
  },
  update(parameters, options, { scalars }) {
    const { lr, beta1, beta2, eps, weightDecay, decouple, d0, growthRate } = options;
    if (lr === 0) return;
    const step = scalars['counted']! + 1;
    const beta3 = options.beta3 === 0 ? Math.sqrt(beta2) : options.beta3;
    const d = scalars['d']!;
    const correction = options.useBiasCorrection
      ? Math.sqrt(1 - integerPower(beta2, step)) / (1 - integerPower(beta1, step))
      : 1;
    const rate = d * lr * correction;
    const coupled = decouple ? 0 : weightDecay;
    const share1 = d * (1 - beta1);
    const share2 = d * d * (1 - beta2);
    const share3 = (d / d0) * (options.safeguardWarmup ? d : rate);

    let dot = 0;
    let norm1 = 0;
    for (const { values, gradient, state } of parameters) {
      const { m, v, s, start } = state;
      for (let i = 0; i < values.length; i++) {
        const g = gradient[i]! + coupled * values[i]!;
        dot += g * (start[i]! - values[i]!);
        m[i] = beta1 * m[i]! + share1 * g;
        v[i] = beta2 * v[i]! + share2 * g * g;
        s[i] = beta3 * s[i]! + share3 * g;
        norm1 += Math.abs(s[i]!);
      }
    }
    if (norm1 === 0) return;

    const numerator = beta3 * scalars['numerator']! + (d / d0) * rate * dot;
    const estimate = (options.dCoef * numerator) / norm1;
    const reached = d === d0 ? Math.max(d, estimate) : d;
    const largest = Math.max(scalars['largestD']!, estimate);
    const next = growthRate === 0 ? largest : Math.min(largest, reached * growthRate);
    scalars['d'] = next;
    scalars['largestD'] = largest;
    scalars['numerator'] = numerator;
    scalars['counted'] = step;

    const kept = decouple ? 1 - weightDecay * rate : 1;
    const smallest = next * eps;
    for (const { values, state } of parameters) {
      const { m, v } = state;
      for (let i = 0; i < values.length; i++) {
        values[i] = values[i]! * kept - (rate * m[i]!) / (Math.sqrt(v[i]!) + smallest);
      }
    }
  },
});
