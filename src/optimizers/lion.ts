import { beta1, decayRate, decoupledWeightDecay, learningRate } from './shared/common-options.ts';
import { defineOptimizer } from './shared/optimizer.ts';

/**
 * Lion: steps of one size along the sign of a mean of the gradient and the momentum. It was found
 * by searching programs; it keeps one array where Adam keeps two.
 *
 * θ ← θ − lr·λθ, c = β₁m + (1 − β₁)g, θ ← θ − lr·sign(c), m ← β₂m + (1 − β₂)g
 *
 * Reference numbers: lucidrains/lion-pytorch (test/reference/optimizers/lion.*.json).
 */
export const lion = defineOptimizer({
  name: 'lion',
  label: 'Lion',
  summary:
    'Steps of one size along the sign of a mean of the gradient and the momentum. It was found by searching programs; it keeps one array where Adam keeps two.',
  formula: 'c = β₁m + (1 − β₁)g, θ ← θ − lr·(sign(c) + λθ), m ← β₂m + (1 − β₂)g',
  paper: {
    authors:
      'X. Chen, C. Liang, D. Huang, E. Real, K. Wang, H. Pham, X. Dong, T. Luong, C.-J. Hsieh, Y. Lu, Q. V. Le',
    title: 'Symbolic discovery of optimization algorithms',
    year: 2023,
    url: 'https://arxiv.org/abs/2302.06675',
  },
  options: {
    lr: learningRate(1e-4, 1e-6, 1e-2),
    beta1: beta1(),
    beta2: decayRate(0.99, 'decay rate of the momentum (β₂)'),
    weightDecay: decoupledWeightDecay(),
  },
  state: ['m'],
  update(parameters, { lr, beta1, beta2, weightDecay }) {
    const kept = 1 - lr * weightDecay;
    for (const { values, gradient, state } of parameters) {
      const { m } = state;
      for (let i = 0; i < values.length; i++) {
        const g = gradient[i]!;
        const direction = beta1 * m[i]! + (1 - beta1) * g;
        values[i] = values[i]! * kept - lr * Math.sign(direction);
        m[i] = beta2 * m[i]! + (1 - beta2) * g;
      }
    }
  },
});
