import { learningRate, momentumFactor } from './shared/common-options.ts';
import { norm } from './shared/norm.ts';
import { defineOptimizer } from './shared/optimizer.ts';

/**
 * LARS: momentum whose learning rate is scaled for each array by the ratio of its norm to its
 * gradient's. No layer then moves too far for its size, so that batches can be very large.
 *
 * λ = η·‖w‖ / (‖g‖ + β‖w‖), v ← μv + lr·λ·(g + βw), w ← w − v
 *
 * Where either norm is 0 (biases at the start) their ratio counts as 1: λ = η.
 *
 * Reference numbers: none were recorded; checked against the paper's Algorithm 1, written out in
 * test/optimizers/papers.test.ts.
 */
export const lars = defineOptimizer({
  name: 'lars',
  label: 'LARS',
  summary:
    'Momentum whose learning rate is scaled for each array by the ratio of its norm to its gradient’s. No layer then moves too far for its size, so that batches can be very large.',
  formula: 'λ = η·‖w‖ / (‖g‖ + β‖w‖), v ← μv + lr·λ·(g + βw), w ← w − v',
  paper: {
    authors: 'Y. You, I. Gitman, B. Ginsburg',
    title: 'Large batch training of convolutional networks',
    year: 2017,
    url: 'https://arxiv.org/abs/1708.03888',
  },
  options: {
    lr: learningRate(1, 1e-2, 100),
    momentum: momentumFactor(0.9),
    trust: { type: 'number', default: 0.001, above: 0, help: 'trust in a layer’s update (η)' },
    weightDecay: { type: 'number', default: 5e-4, min: 0, help: 'weight decay (β)' },
  },
  state: ['v'],
  layerwise: true,
  update(parameters, { lr, momentum, trust, weightDecay }) {
    for (const { values, gradient, state } of parameters) {
      const { v } = state;
      const size = norm(values);
      const slope = norm(gradient);
      const ratio = size > 0 && slope > 0 ? size / (slope + weightDecay * size) : 1;
      const rate = lr * trust * ratio;
      for (let i = 0; i < values.length; i++) {
        v[i] = momentum * v[i]! + rate * (gradient[i]! + weightDecay * values[i]!);
        values[i] = values[i]! - v[i]!;
      }
    }
  },
});
