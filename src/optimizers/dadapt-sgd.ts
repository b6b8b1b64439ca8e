import { learningRate, momentumFactor, weightDecay } from './shared/common-options.ts';
import { firstDistance, growthLimit } from './shared/distance-options.ts';
import { defineOptimizer } from './shared/optimizer.ts';

/**
 * D-Adaptation for SGD: SGD that finds its own learning rate, from a lower bound d on the distance
 * between the starting point and the solution. The bound grows as gradients agree.
 *
 * λ = d·lr / ‖g₀‖, r ← r + λ·⟨g, s⟩, s ← s + λg, d ← max(d, 2r / ‖s‖),
 * θ ← μθ + (1 − μ)(θ₀ − s)
 *
 * ‖g₀‖ is of the first gradient that is not zero, without weight decay; steps before it, or with a
 * learning rate of 0 before it, are not counted.
 *
 * Reference numbers: the authors' code, facebookresearch/dadaptation
 * (test/reference/optimizers/dadapt-sgd.*.json).
 */
export const dadaptSgd = defineOptimizer({
  name: 'dadapt-sgd',
  label: 'D-Adapt SGD',
  summary:
    'SGD that finds its own learning rate, from a lower bound d on the distance between the starting point and the solution. The bound grows as gradients agree.',
  formula:
    'λ = d·lr / ‖g₀‖, r ← r + λ·⟨g, s⟩, s ← s + λg, d ← max(d, 2r / ‖s‖), θ ← μθ + (1 − μ)(θ₀ − s)',
  paper: {
    authors: 'A. Defazio, K. Mishchenko',
    title: 'Learning-rate-free learning by D-Adaptation',
    year: 2023,
    url: 'https://arxiv.org/abs/2301.07733',
  },
  options: {
    lr: learningRate(1, 0.1, 10),
    momentum: momentumFactor(0.9),
    d0: firstDistance,
    growthRate: growthLimit,
    weightDecay,
  },
  state: ['s', 'start'],
  initialize(parameters, { d0 }, scalars) {
    for (const { values, state } of parameters) state.start.set(values);
    scalars['d'] = d0;
    scalars['numerator'] = 0;
    scalars['firstNorm'] = 0;
  },
  update(parameters, options, { scalars }) {
    const { lr, momentum, growthRate, weightDecay } = options;
    if (scalars['firstNorm'] === 0 && lr > 0) {
      let squares = 0;
      for (const { gradient } of parameters) {
        for (const g of gradient) squares += g * g;
      }
      scalars['firstNorm'] = Math.sqrt(squares);
    }
    const firstNorm = scalars['firstNorm']!;
    if (firstNorm === 0) return;

    const d = scalars['d']!;
    const rate = (d * lr) / firstNorm;
    let dot = 0;
    let squares = 0;
    for (const { values, gradient, state } of parameters) {
      const { s } = state;
      for (let i = 0; i < values.length; i++) {
        const g = gradient[i]! + weightDecay * values[i]!;
        dot += g * s[i]!;
        s[i] = s[i]! + rate * g;
        squares += s[i]! * s[i]!;
      }
    }
    if (lr > 0 && squares > 0) {
      const numerator = scalars['numerator']! + rate * dot;
      const estimate = (2 * numerator) / Math.sqrt(squares);
      const allowed = growthRate === 0 ? estimate : Math.min(estimate, d * growthRate);
      scalars['numerator'] = numerator;
      scalars['d'] = Math.max(d, allowed);
    }

    for (const { values, state } of parameters) {
      const { s, start } = state;
      for (let i = 0; i < values.length; i++) {
        values[i] = momentum * values[i]! + (1 - momentum) * (start[i]! - s[i]!);
      }
    }
  },
});
