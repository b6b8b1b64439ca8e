import { decayRate, epsilon, learningRate, weightDecay } from './shared/common-options.ts';
import { defineOptimizer } from './shared/optimizer.ts';

/**
 * RMSprop: each coordinate's step is divided by the root of a running mean of its squared gradients.
 * The mean forgets, so that steps don't die out as AdaGrad's do.
 *
 * h ← αh + (1 − α)·g², θ ← θ − lr·g / (√h + eps)
 * centered: √(h − m²) in place of √h, with m ← αm + (1 − α)·g
 * momentum: b ← μb + g / (√h + eps), θ ← θ − lr·b
 *
 * Reference numbers: torch.optim.RMSprop 1.13 (test/reference/optimizers/rmsprop.*.json) and the
 * textbook's program (its decay is α; eps 1e-7).
 */
export const rmsprop = defineOptimizer({
  name: 'rmsprop',
  label: 'RMSprop',
  summary:
    'Divides each coordinate’s step by the root of a running mean of its squared gradients. The mean forgets, so steps don’t die out as AdaGrad’s do.',
  formula: 'h ← αh + (1 − α)·g², θ ← θ − lr·g / (√h + eps)',
  paper: {
    authors: 'T. Tieleman, G. Hinton',
    title: 'Lecture 6.5: RMSprop, COURSERA: Neural Networks for Machine Learning',
    year: 2012,
    url: 'https://www.cs.toronto.edu/~tijmen/csc321/slides/lecture_slides_lec6.pdf',
  },
  options: {
    lr: learningRate(0.01, 1e-5, 0.1),
    alpha: decayRate(0.99, 'decay rate of the mean of squares (α)'),
    eps: epsilon(1e-8),
    centered: {
      type: 'boolean',
      default: false,
      help: 'divide by the deviation from the mean gradient instead of by its size',
    },
    momentum: {
      type: 'number',
      default: 0,
      min: 0,
      below: 1,
      help: 'share of the velocity that is kept (μ)',
    },
    weightDecay,
  },
  state: ['h', 'm', 'b'],
  stateLength: (name, shape, { centered, momentum }) => {
    const kept = name === 'h' || (name === 'm' ? centered : momentum > 0);
    return kept ? shape.reduce((product, size) => product * size, 1) : 0;
  },
  update(parameters, { lr, alpha, eps, centered, momentum, weightDecay }) {
    for (const { values, gradient, state } of parameters) {
      const { h, m, b } = state;
      for (let i = 0; i < values.length; i++) {
        const g = gradient[i]! + weightDecay * values[i]!;
        h[i] = h[i]! * alpha + (1 - alpha) * g * g;
        let variance = h[i]!;
        if (centered) {
          m[i] = m[i]! * alpha + (1 - alpha) * g;
          variance -= m[i]! * m[i]!;
        }
        const scale = Math.sqrt(variance) + eps;
        if (momentum > 0) {
          b[i] = momentum * b[i]! + g / scale;
          values[i] = values[i]! - lr * b[i]!;
        } else {
          values[i] = values[i]! - (lr * g) / scale;
        }
      }
    }
  },
});
