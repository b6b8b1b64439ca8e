import { epsilon, learningRate, weightDecay } from './shared/common-options.ts';
import { defineOptimizer } from './shared/optimizer.ts';

/**
 * AdaGrad: each coordinate's step is divided by the root of the sum of its squared gradients.
 * Rare features keep large steps; all steps shrink as the sums grow.
 *
 * h ← h + g², θ ← θ − lr / (1 + (t − 1)·lrDecay) · g / (√h + eps)
 *
 * Reference numbers: torch.optim.Adagrad 1.13 (test/reference/optimizers/adagrad.*.json) and the
 * textbook's program (Saitoh, "Deep Learning from Scratch", section 6.1.5; eps 1e-7).
 */
export const adagrad = defineOptimizer({
  name: 'adagrad',
  label: 'AdaGrad',
  summary:
    'Divides each coordinate’s step by the root of the sum of its squared gradients. Rare features keep large steps; all steps shrink as the sums grow.',
  formula: 'h ← h + g², θ ← θ − lr / (1 + (t − 1)·lrDecay) · g / (√h + eps)',
  paper: {
    authors: 'J. Duchi, E. Hazan, Y. Singer',
    title: 'Adaptive subgradient methods for online learning and stochastic optimization',
    year: 2011,
    url: 'https://jmlr.org/papers/v12/duchi11a.html',
  },
  options: {
    lr: learningRate(0.01, 1e-4, 1),
    lrDecay: {
      type: 'number',
      default: 0,
      min: 0,
      help: 'the learning rate is divided by 1 + (t − 1)·lrDecay',
    },
    initialAccumulatorValue: { type: 'number', default: 0, min: 0, help: 'where h starts' },
    eps: epsilon(1e-10),
    weightDecay,
  },
  state: ['h'],
  initialize(parameters, { initialAccumulatorValue }) {
    for (const { state } of parameters) state.h.fill(initialAccumulatorValue);
  },
  update(parameters, { lr, lrDecay, eps, weightDecay }, { step }) {
    const rate = lr / (1 + (step - 1) * lrDecay);
    for (const { values, gradient, state } of parameters) {
      const { h } = state;
      for (let i = 0; i < values.length; i++) {
        const g = gradient[i]! + weightDecay * values[i]!;
        h[i] = h[i]! + g * g;
        values[i] = values[i]! - (rate * g) / (Math.sqrt(h[i]!) + eps);
      }
    }
  },
});
