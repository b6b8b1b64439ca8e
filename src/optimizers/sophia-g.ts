import { beta1, beta2, decoupledWeightDecay, learningRate } from './shared/common-options.ts';
import { defineOptimizer } from './shared/optimizer.ts';

/** Keeps the denominator from zero where the curvature is not yet known, as in the authors' code. */
const SMALLEST = 1e-15;

/**
 * Sophia-G: a running mean of gradients divided by an estimate of the curvature, each step cut off
 * at lr. Directions of little curvature get long steps, those of much are safe.
 *
 * m ← β₁m + (1 − β₁)g, every k steps h ← β₂h + (1 − β₂)·ĝ², θ ← θ − lr·λθ,
 * θ ← θ − lr·sign(m)·min(1, |m| / (ρ·B·h + 10⁻¹⁵))
 *
 * The paper's ĝ is the gradient of the loss on labels drawn from the model (its Gauss–Newton–
 * Bartlett estimate). Nothing but the batch's own gradient comes here, so that ĝ = g: the empirical
 * Fisher estimate, which the paper tries too (section 4.4). B is the batch size.
 *
 * Reference numbers: none were recorded; checked against the paper's Algorithm 3, written out in
 * test/optimizers/papers.test.ts.
 */
export const sophiaG = defineOptimizer({
  name: 'sophia-g',
  label: 'Sophia-G',
  summary:
    'A running mean of gradients divided by an estimate of the curvature, each step cut off at lr. Directions of little curvature get long steps, those of much are safe.',
  formula:
    'm ← β₁m + (1 − β₁)g, every k steps h ← β₂h + (1 − β₂)g², θ ← θ − lr·(sign(m)·min(1, |m| / (ρ·B·h)) + λθ)',
  paper: {
    authors: 'H. Liu, Z. Li, D. Hall, P. Liang, T. Ma',
    title: 'Sophia: a scalable stochastic second-order optimizer for language model pre-training',
    year: 2024,
    url: 'https://arxiv.org/abs/2305.14342',
  },
  options: {
    lr: learningRate(1e-3, 1e-5, 0.1),
    beta1: beta1(0.965),
    beta2: beta2(0.99),
    rho: {
      type: 'number',
      default: 0.04,
      above: 0,
      tune: { min: 1e-3, max: 1, scaling: 'log' },
      help: 'how much of the curvature counts (ρ): less cuts off more steps',
    },
    batchSize: { type: 'integer', default: 128, min: 1, help: 'samples in a batch (B)' },
    hessianInterval: {
      type: 'integer',
      default: 10,
      min: 1,
      help: 'steps between two estimates of the curvature (k)',
    },
    weightDecay: decoupledWeightDecay(),
  },
  state: ['m', 'h'],
  update(parameters, options, { step }) {
    const { lr, beta1, beta2, rho, batchSize, hessianInterval, weightDecay } = options;
    const estimates = (step - 1) % hessianInterval === 0;
    const keptCurvature = estimates ? beta2 : 1;
    const share = estimates ? 1 - beta2 : 0;
    const kept = 1 - lr * weightDecay;
    const scale = rho * batchSize;
    for (const { values, gradient, state } of parameters) {
      const { m, h } = state;
      for (let i = 0; i < values.length; i++) {
        const g = gradient[i]!;
        m[i] = beta1 * m[i]! + (1 - beta1) * g;
        h[i] = keptCurvature * h[i]! + share * g * g;
        const ratio = m[i]! / (scale * h[i]! + SMALLEST);
        values[i] = values[i]! * kept - lr * Math.min(Math.max(ratio, -1), 1);
      }
    }
  },
});
