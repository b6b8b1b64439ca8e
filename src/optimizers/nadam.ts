import { integerPower } from '../base/math/integer-power.ts';
import { power } from '../base/math/power.ts';
import { beta1, beta2, epsilon, learningRate, weightDecay } from './shared/common-options.ts';
import { defineOptimizer } from './shared/optimizer.ts';

const SCHEDULE_BASE = 0.96;

/**
 * Nadam: Adam with Nesterov's momentum, which mixes the present gradient with the mean as it will
 * stand at the next step. The momentum rises over the run towards β₁.
 *
 * μₜ = β₁(1 − ½·0.96^(t·ψ)), m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g²,
 * m̂ = μₜ₊₁·m / (1 − μ₁…μₜ₊₁) + (1 − μₜ)·g / (1 − μ₁…μₜ), θ ← θ − lr · m̂ / (√(v / (1 − β₂ᵗ)) + eps)
 *
 * ψ is `momentumDecay`, 0.004 in the report. PyTorch up to 1.13 counts μₜ twice in the mean's
 * correction, 1 − μ₁…μₜ·μₜ·μₜ₊₁ (mended in 2.0, pytorch/pytorch#92699). The reference numbers are
 * of that version, so that its `correction` is the default; `paper` is Dozat's and PyTorch 2's.
 *
 * Reference numbers: torch.optim.NAdam 1.13 (test/reference/optimizers/nadam.*.json).
 */
export const nadam = defineOptimizer({
  name: 'nadam',
  label: 'Nadam',
  summary:
    'Adam with Nesterov’s momentum, which mixes the present gradient with the mean as it will stand at the next step. The momentum rises over the run towards β₁.',
  formula:
    'μₜ = β₁(1 − ½·0.96^(t·ψ)), m̂ = μₜ₊₁·m / (1 − μ₁…μₜ₊₁) + (1 − μₜ)·g / (1 − μ₁…μₜ), θ ← θ − lr · m̂ / (√v̂ + eps)',
  paper: {
    authors: 'T. Dozat',
    title: 'Incorporating Nesterov momentum into Adam',
    year: 2016,
    url: 'https://openreview.net/forum?id=OM0jvwB8jIp57ZJjtNEZ',
  },
  options: {
    lr: learningRate(0.002, 1e-5, 0.1),
    beta1: beta1(),
    beta2: beta2(),
    eps: epsilon(1e-8),
    momentumDecay: {
      type: 'number',
      default: 0.004,
      min: 0,
      help: 'how fast the momentum rises towards β₁ (ψ)',
    },
    correction: {
      type: 'choice',
      choices: ['torch-1.13', 'paper'],
      default: 'torch-1.13',
      help: 'how the bias of the mean is corrected: PyTorch 1.13 counts μₜ twice, the paper once',
    },
    weightDecay,
  },
  state: ['m', 'v'],
  initialize(_parameters, _options, scalars) {
    scalars['momentumProduct'] = 1;
  },
  update(parameters, options, { step, scalars }) {
    const { lr, beta1, beta2, eps, momentumDecay, weightDecay } = options;
    const momentum = beta1 * (1 - 0.5 * power(SCHEDULE_BASE, step * momentumDecay));
    const nextMomentum = beta1 * (1 - 0.5 * power(SCHEDULE_BASE, (step + 1) * momentumDecay));
    const product = scalars['momentumProduct']! * momentum;
    scalars['momentumProduct'] = product;
    const gradientRate = (lr * (1 - momentum)) / (1 - product);
    const repeated = options.correction === 'torch-1.13' ? momentum : 1;
    const meanRate = (lr * nextMomentum) / (1 - product * repeated * nextMomentum);
    const correction2 = 1 - integerPower(beta2, step);
    for (const { values, gradient, state } of parameters) {
      const { m, v } = state;
      for (let i = 0; i < values.length; i++) {
        const g = gradient[i]! + weightDecay * values[i]!;
        m[i] = beta1 * m[i]! + (1 - beta1) * g;
        v[i] = beta2 * v[i]! + (1 - beta2) * g * g;
        values[i] =
          values[i]! -
          (gradientRate * g + meanRate * m[i]!) / (Math.sqrt(v[i]! / correction2) + eps);
      }
    }
  },
});
