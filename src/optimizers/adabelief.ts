import { integerPower } from '../base/math/integer-power.ts';
import {
  beta1,
  beta2,
  decoupledWeightDecay,
  epsilon,
  learningRate,
} from './shared/common-options.ts';
import { defineOptimizer } from './shared/optimizer.ts';
import { rectification } from './shared/rectification.ts';

/**
 * AdaBelief: Adam that divides by how far gradients stray from their running mean, not by their
 * size. It takes long steps where the gradient is as expected and short ones where it surprises.
 *
 * θ ← θ − lr·λθ, m ← β₁m + (1 − β₁)g, s ← β₂s + (1 − β₂)(g − m)² + eps,
 * θ ← θ − lr·rₜ·√(1 − β₂ᵗ) / (1 − β₁ᵗ) · m / (√s + eps)
 *
 * rₜ is RAdam's rectification; where it is not defined (the first steps) θ ← θ − lr·m / (1 − β₁ᵗ).
 * Without `rectify` it is 1 and eps counts once it is corrected, √(s / (1 − β₂ᵗ)) + eps: the
 * paper's Algorithm 2.
 *
 * Reference numbers: the authors' code, adabelief-pytorch 0.2.1
 * (test/reference/optimizers/adabelief.*.json).
 */
export const adabelief = defineOptimizer({
  name: 'adabelief',
  label: 'AdaBelief',
  summary:
    'Adam that divides by how far gradients stray from their running mean, not by their size. It takes long steps where the gradient is as expected and short ones where it surprises.',
  formula:
    's ← β₂s + (1 − β₂)(g − m)² + eps, θ ← θ − lr·rₜ·√(1 − β₂ᵗ) / (1 − β₁ᵗ) · m / (√s + eps), rₜ as in RAdam',
  paper: {
    authors: 'J. Zhuang, T. Tang, Y. Ding, S. Tatikonda, N. Dvornek, X. Papademetris, J. S. Duncan',
    title: 'AdaBelief optimizer: adapting stepsizes by the belief in observed gradients',
    year: 2020,
    url: 'https://arxiv.org/abs/2010.07468',
  },
  options: {
    lr: learningRate(0.001, 1e-5, 0.1),
    beta1: beta1(),
    beta2: beta2(),
    eps: epsilon(1e-16, 'added to s at every step and to its root'),
    rectify: {
      type: 'boolean',
      default: false,
      help: 'scale the step as RAdam does (the default of the authors’ code)',
    },
    weightDecay: decoupledWeightDecay(),
  },
  state: ['m', 's'],
  update(parameters, { lr, beta1, beta2, eps, rectify, weightDecay }, { step }) {
    const correction2 = Math.sqrt(1 - integerPower(beta2, step));
    const rectified = rectify ? rectification(beta2, step) : 1;
    const asMomentum = rectified === undefined;
    const scale = rectify && !asMomentum ? rectified * correction2 : 1;
    const rate = (lr * scale) / (1 - integerPower(beta1, step));
    const rootScale = rectify ? 1 : correction2;
    const kept = 1 - lr * weightDecay;
    for (const { values, gradient, state } of parameters) {
      const { m, s } = state;
      for (let i = 0; i < values.length; i++) {
        const g = gradient[i]!;
        m[i] = beta1 * m[i]! + (1 - beta1) * g;
        const surprise = g - m[i]!;
        s[i] = beta2 * s[i]! + (1 - beta2) * surprise * surprise + eps;
        const denominator = asMomentum ? 1 : Math.sqrt(s[i]!) / rootScale + eps;
        values[i] = values[i]! * kept - (rate * m[i]!) / denominator;
      }
    }
  },
});
