import { integerPower } from '../base/math/integer-power.ts';
import { beta1, beta2, epsilon, learningRate, weightDecay } from './shared/common-options.ts';
import { defineOptimizer } from './shared/optimizer.ts';

/**
 * SWATS: Adam that switches to SGD with momentum once it knows at which rate. That rate is the one
 * at which SGD's step, projected on Adam's, would be Adam's; the switch comes when it settles.
 *
 * Adam: p = −lr·√(1 − β₂ᵏ) / (1 − β₁ᵏ) · m / (√v + eps), θ ← θ + p, γ = pᵀp / (−pᵀg),
 * λ ← β₂λ + (1 − β₂)γ; to SGD when k > 1 and |λ / (1 − β₂ᵏ) − γ| is small: Λ = λ / (1 − β₂ᵏ)
 * SGD: u ← β₁u + g, θ ← θ − (1 − β₁)·Λ·u
 *
 * As in the published ports each array has a λ of its own, the first to settle switches all, and
 * small means 10⁻⁸ + 10⁻⁶·γ. Where a schedule changes lr after the switch, Λ changes with it.
 *
 * Reference numbers: jettify/pytorch-optimizer and kozistr/pytorch_optimizer, which agree
 * (test/reference/optimizers/swats.*.json).
 */
export const swats = defineOptimizer({
  name: 'swats',
  label: 'SWATS',
  summary:
    'Adam that switches to SGD with momentum once it knows at which rate. That rate is the one at which SGD’s step, projected on Adam’s, would be Adam’s; the switch comes when it settles.',
  formula:
    'Adam: θ ← θ + p, γ = pᵀp / (−pᵀg), λ ← β₂λ + (1 − β₂)γ; when |λ / (1 − β₂ᵏ) − γ| is small, SGD: u ← β₁u + g, θ ← θ − (1 − β₁)·Λ·u, Λ = λ / (1 − β₂ᵏ)',
  paper: {
    authors: 'N. S. Keskar, R. Socher',
    title: 'Improving generalization performance by switching from Adam to SGD',
    year: 2017,
    url: 'https://arxiv.org/abs/1712.07628',
  },
  options: {
    lr: learningRate(0.001, 1e-5, 0.1),
    beta1: beta1(),
    beta2: beta2(),
    eps: epsilon(1e-3),
    weightDecay,
  },
  state: ['m', 'v', 'meanScale', 'velocity'],
  layerwise: true,
  stateLength: (name, shape) =>
    name === 'meanScale' ? 1 : shape.reduce((product, size) => product * size, 1),
  update(parameters, { lr, beta1, beta2, eps, weightDecay }, { step, scalars }) {
    const correction2 = 1 - integerPower(beta2, step);
    const rate = (lr * Math.sqrt(correction2)) / (1 - integerPower(beta1, step));
    for (const { values, gradient, state } of parameters) {
      const { m, v, meanScale, velocity } = state;
      const sgdScale = scalars['sgdRatePerRate'];
      if (sgdScale !== undefined) {
        const sgdRate = (1 - beta1) * sgdScale * lr;
        for (let i = 0; i < values.length; i++) {
          const g = gradient[i]! + weightDecay * values[i]!;
          velocity[i] = beta1 * velocity[i]! + g;
          values[i] = values[i]! - sgdRate * velocity[i]!;
        }
        continue;
      }
      let stepDotGradient = 0;
      let stepSquared = 0;
      for (let i = 0; i < values.length; i++) {
        const g = gradient[i]! + weightDecay * values[i]!;
        m[i] = beta1 * m[i]! + (1 - beta1) * g;
        v[i] = beta2 * v[i]! + (1 - beta2) * g * g;
        const p = (-rate * m[i]!) / (Math.sqrt(v[i]!) + eps);
        values[i] = values[i]! + p;
        stepDotGradient += p * g;
        stepSquared += p * p;
      }
      if (stepDotGradient === 0) continue;
      const scale = stepSquared / -stepDotGradient;
      meanScale[0] = beta2 * meanScale[0]! + (1 - beta2) * scale;
      const settled = meanScale[0] / correction2;
      const close = Math.abs(settled - scale) <= 1e-8 + 1e-6 * Math.abs(scale);
      if (step > 1 && close && settled > 0) scalars['sgdRatePerRate'] = settled / lr;
    }
  },
});
