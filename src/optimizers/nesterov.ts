import { learningRate, momentumFactor, weightDecay } from './shared/common-options.ts';
import { defineOptimizer } from './shared/optimizer.ts';

/**
 * Nesterov's accelerated gradient: momentum whose gradient counts once more, ahead of the velocity.
 * It corrects the velocity sooner than the heavy ball does.
 *
 * v ← μv + g, θ ← θ − lr·(g + μv)
 *
 * In this form (Bengio, Boulanger-Lewandowski & Pascanu, 2013) the gradient is taken at the
 * parameters themselves, which stand for Nesterov's look-ahead point.
 *
 * Reference numbers: torch.optim.SGD 1.13 with nesterov (test/reference/optimizers/nesterov.*.json).
 */
export const nesterov = defineOptimizer({
  name: 'nesterov',
  label: 'Nesterov',
  summary:
    'Momentum whose gradient counts once more, ahead of the velocity. It corrects the velocity sooner than the heavy ball does.',
  formula: 'v ← μv + g, θ ← θ − lr·(g + μv)',
  paper: {
    authors: 'Y. Nesterov',
    title: 'A method of solving a convex programming problem with convergence rate O(1/k²)',
    year: 1983,
    url: 'https://www.mathnet.ru/eng/dan46009',
  },
  options: {
    lr: learningRate(0.01, 1e-4, 1),
    momentum: momentumFactor(0.9),
    weightDecay,
  },
  state: ['v'],
  update(parameters, { lr, momentum, weightDecay }) {
    for (const { values, gradient, state } of parameters) {
      const { v } = state;
      for (let i = 0; i < values.length; i++) {
        const g = gradient[i]! + weightDecay * values[i]!;
        v[i] = momentum * v[i]! + g;
        values[i] = values[i]! - lr * (g + momentum * v[i]!);
      }
    }
  },
});
