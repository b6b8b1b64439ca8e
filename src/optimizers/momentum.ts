import { defineOptimizer } from './shared/optimizer.ts';
import { dampening, learningRate, momentumFactor, weightDecay } from './shared/common-options.ts';

/**
 * Momentum, or the heavy ball: a velocity gathers past gradients and carries the parameters along.
 * It speeds up along directions in which gradients agree and damps those in which they alternate.
 *
 * Two conventions, which differ when lr changes in mid-run:
 * - `textbook`: v ← μv − lr·g, θ ← θ + v (Saitoh, "Deep Learning from Scratch", section 6.1.4)
 * - `pytorch`: v ← μv + (1 − dampening)·g, θ ← θ − lr·v; the first v is g itself
 *
 * Reference numbers: torch.optim.SGD 1.13 (test/reference/optimizers/momentum.*.json) and the
 * textbook's program.
 */
export const momentum = defineOptimizer({
  name: 'momentum',
  label: 'Momentum',
  summary:
    'A velocity gathers past gradients and carries the parameters along. It speeds up where gradients agree and damps where they alternate.',
  formula: 'textbook: v ← μv − lr·g, θ ← θ + v; pytorch: v ← μv + (1 − dampening)·g, θ ← θ − lr·v',
  paper: {
    authors: 'B. T. Polyak',
    title: 'Some methods of speeding up the convergence of iteration methods',
    year: 1964,
    url: 'https://doi.org/10.1016/0041-5553(64)90137-5',
  },
  options: {
    lr: learningRate(0.01, 1e-4, 1),
    momentum: momentumFactor(0.9),
    dampening,
    weightDecay,
    convention: {
      type: 'choice',
      choices: ['textbook', 'pytorch'],
      default: 'textbook',
      help: 'whether lr is inside the velocity (textbook) or outside it (pytorch)',
    },
  },
  state: ['v'],
  update(parameters, { lr, momentum, dampening, weightDecay, convention }, { step }) {
    const share = step === 1 ? 1 : 1 - dampening;
    for (const { values, gradient, state } of parameters) {
      const { v } = state;
      if (convention === 'textbook') {
        for (let i = 0; i < values.length; i++) {
          const g = gradient[i]! + weightDecay * values[i]!;
          v[i] = momentum * v[i]! - lr * share * g;
          values[i] = values[i]! + v[i]!;
        }
      } else {
        for (let i = 0; i < values.length; i++) {
          const g = gradient[i]! + weightDecay * values[i]!;
          v[i] = momentum * v[i]! + share * g;
          values[i] = values[i]! - lr * v[i]!;
        }
      }
    }
  },
});
