import { integerPower } from '../base/math/integer-power.ts';
import { beta1, beta2, epsilon, learningRate } from './shared/common-options.ts';
import { firstDistance, growthLimit } from './shared/distance-options.ts';
import { defineOptimizer } from './shared/optimizer.ts';

/**
 * D-Adaptation for Adam: Adam that finds its own learning rate, from a lower bound d on the
 * distance between the starting point and the solution. The bound grows as gradients agree.
 *
 * r ← √β₂·r + (1 − √β₂)·d·lr·⟨g, s / (√v + eps)⟩, m ← β₁m + (1 − β₁)·d·lr·g,
 * v ← β₂v + (1 − β₂)g², s ← √β₂·s + (1 − √β₂)·d·lr·g,
 * d ← max(d, r / ((1 − √β₂)‖s‖₁)), θ ← θ − m / (√v + eps)
 *
 * With bias correction lr is lr·√(1 − β₂ᵏ) / (1 − β₁ᵏ). Steps without any gradient, or with a
 * learning rate of 0, are not counted, as in the authors' code.
 *
 * Reference numbers: the authors' code, facebookresearch/dadaptation
 * (test/reference/optimizers/dadapt-adam.*.json).
 */
export const dadaptAdam = defineOptimizer({
  name: 'dadapt-adam',
  label: 'D-Adapt Adam',
  summary:
    'Adam that finds its own learning rate, from a lower bound d on the distance between the starting point and the solution. The bound grows as gradients agree.',
  formula:
    'r ← √β₂·r + (1 − √β₂)·d·lr·⟨g, s / (√v + eps)⟩, s ← √β₂·s + (1 − √β₂)·d·lr·g, d ← max(d, r / ((1 − √β₂)‖s‖₁)), θ ← θ − m / (√v + eps), m ← β₁m + (1 − β₁)·d·lr·g',
  paper: {
    authors: 'A. Defazio, K. Mishchenko',
    title: 'Learning-rate-free learning by D-Adaptation',
    year: 2023,
    url: 'https://arxiv.org/abs/2301.07733',
  },
  options: {
    lr: learningRate(1, 0.1, 10),
    beta1: beta1(),
    beta2: beta2(),
    eps: epsilon(1e-8),
    weightDecay: {
      type: 'number',
      default: 0,
      min: 0,
      help: 'weight decay, decoupled (θ shrinks by d·lr·weightDecay·θ) or not',
    },
    decouple: {
      type: 'boolean',
      default: false,
      help: 'whether weight decay shrinks θ itself (true) or joins the gradient',
    },
    useBiasCorrection: {
      type: 'boolean',
      default: false,
      help: 'correct the moments as Adam does',
    },
    d0: firstDistance,
    growthRate: growthLimit,
  },
  state: ['m', 'v', 's'],
  initialize(_parameters, { d0 }, scalars) {
    scalars['d'] = d0;
    scalars['numerator'] = 0;
    scalars['counted'] = 0;
  },
  update(parameters, options, { scalars }) {
    const { lr, beta1, beta2, eps, weightDecay, decouple, growthRate } = options;
    if (lr === 0) return;
    const step = scalars['counted']! + 1;
    const d = scalars['d']!;
    const correction = options.useBiasCorrection
      ? Math.sqrt(1 - integerPower(beta2, step)) / (1 - integerPower(beta1, step))
      : 1;
    const rate = d * lr * correction;
    const rootBeta2 = Math.sqrt(beta2);
    const coupled = decouple ? 0 : weightDecay;
    const share1 = rate * (1 - beta1);
    const shareS = rate * (1 - rootBeta2);

    let dot = 0;
    let norm1 = 0;
    for (const { values, gradient, state } of parameters) {
      const { m, v, s } = state;
      for (let i = 0; i < values.length; i++) {
        const g = gradient[i]! + coupled * values[i]!;
        const sum = s[i]!;
        dot += sum === 0 ? 0 : (g * sum) / (Math.sqrt(v[i]!) + eps);
        m[i] = beta1 * m[i]! + share1 * g;
        v[i] = beta2 * v[i]! + (1 - beta2) * g * g;
        s[i] = rootBeta2 * s[i]! + shareS * g;
        norm1 += Math.abs(s[i]!);
      }
    }
    if (norm1 === 0) return;

    const numerator = rootBeta2 * scalars['numerator']! + (1 - rootBeta2) * (rate * dot);
    const estimate = numerator / ((1 - rootBeta2) * norm1);
    const allowed = growthRate === 0 ? estimate : Math.min(estimate, d * growthRate);
    scalars['d'] = Math.max(d, allowed);
    scalars['numerator'] = numerator;
    scalars['counted'] = step;

    const kept = decouple ? 1 - weightDecay * rate : 1;
    for (const { values, state } of parameters) {
      const { m, v } = state;
      for (let i = 0; i < values.length; i++) {
        values[i] = values[i]! * kept - m[i]! / (Math.sqrt(v[i]!) + eps);
      }
    }
  },
});
