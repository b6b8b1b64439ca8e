import { beta1, decayRate, epsilon, learningRate } from './shared/common-options.ts';
import { norm } from './shared/norm.ts';
import { defineOptimizer } from './shared/optimizer.ts';

/**
 * NovoGrad: each array's gradient is divided by a running norm of it, then gathered by momentum.
 * One number per array takes the place of Adam's second moments, which halves the memory.
 *
 * v ← β₂v + (1 − β₂)‖g‖² (at first v = ‖g‖²), m ← β₁m + g / (√v + eps) + d·w, w ← w − lr·m
 *
 * Reference numbers: none were recorded; checked against the paper's Algorithm 1, written out in
 * test/optimizers/papers.test.ts.
 */
export const novograd = defineOptimizer({
  name: 'novograd',
  label: 'NovoGrad',
  summary:
    'Each array’s gradient is divided by a running norm of it, then gathered by momentum. One number per array takes the place of Adam’s second moments, which halves the memory.',
  formula: 'v ← β₂v + (1 − β₂)‖g‖², m ← β₁m + g / (√v + eps) + d·w, w ← w − lr·m',
  paper: {
    authors:
      'B. Ginsburg, P. Castonguay, O. Hrinchuk, O. Kuchaiev, V. Lavrukhin, R. Leary, J. Li, H. Nguyen, Y. Zhang, J. M. Cohen',
    title:
      'Stochastic gradient methods with layer-wise adaptive moments for training of deep networks',
    year: 2019,
    url: 'https://arxiv.org/abs/1905.11286',
  },
  options: {
    lr: learningRate(0.01, 1e-4, 1),
    beta1: beta1(0.95),
    beta2: decayRate(0.98, 'decay rate of the squared norm (β₂)'),
    eps: epsilon(1e-8),
    weightDecay: { type: 'number', default: 0, min: 0, help: 'weight decay, part of m (d)' },
  },
  state: ['m', 'v'],
  layerwise: true,
  stateLength: (name, shape) =>
    name === 'v' ? 1 : shape.reduce((product, size) => product * size, 1),
  update(parameters, { lr, beta1, beta2, eps, weightDecay }, { step }) {
    const share = step === 1 ? 1 : 1 - beta2;
    for (const { values, gradient, state } of parameters) {
      const { m, v } = state;
      const slope = norm(gradient);
      v[0] = (1 - share) * v[0]! + share * slope * slope;
      const scale = 1 / (Math.sqrt(v[0]) + eps);
      for (let i = 0; i < values.length; i++) {
        m[i] = beta1 * m[i]! + (scale * gradient[i]! + weightDecay * values[i]!);
        values[i] = values[i]! - lr * m[i]!;
      }
    }
  },
});
