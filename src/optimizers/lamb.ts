import { integerPower } from '../base/math/integer-power.ts';
import { beta1, beta2, epsilon, learningRate } from './shared/common-options.ts';
import { norm } from './shared/norm.ts';
import { defineOptimizer } from './shared/optimizer.ts';

/**
 * LAMB: Adam's step, scaled for each array so that its length is lr times the array's. It is to Adam
 * what LARS is to momentum, and lets batches be very large.
 *
 * r = m̂ / (√v̂ + eps), u = r + λw, w ← w − lr·‖w‖ / ‖u‖·u, with m̂ and v̂ as in Adam
 *
 * Where either norm is 0 (biases at the start) their ratio counts as 1.
 *
 * Reference numbers: none were recorded; checked against the paper's Algorithm 2, written out in
 * test/optimizers/papers.test.ts.
 */
export const lamb = defineOptimizer({
  name: 'lamb',
  label: 'LAMB',
  summary:
    'Adam’s step, scaled for each array so that its length is lr times the array’s. It is to Adam what LARS is to momentum, and lets batches be very large.',
  formula: 'u = m̂ / (√v̂ + eps) + λw, w ← w − lr·‖w‖ / ‖u‖·u',
  paper: {
    authors:
      'Y. You, J. Li, S. Reddi, J. Hseu, S. Kumar, S. Bhojanapalli, X. Song, J. Demmel, K. Keutzer, C.-J. Hsieh',
    title: 'Large batch optimization for deep learning: training BERT in 76 minutes',
    year: 2020,
    url: 'https://arxiv.org/abs/1904.00962',
  },
  options: {
    lr: learningRate(0.002, 1e-4, 0.1),
    beta1: beta1(),
    beta2: beta2(),
    eps: epsilon(1e-6),
    weightDecay: { type: 'number', default: 0.01, min: 0, help: 'weight decay, part of u (λ)' },
  },
  state: ['m', 'v'],
  layerwise: true,
  update(parameters, { lr, beta1, beta2, eps, weightDecay }, { step }) {
    const scale1 = 1 / (1 - integerPower(beta1, step));
    const rootScale2 = 1 / Math.sqrt(1 - integerPower(beta2, step));
    for (const { values, gradient, state } of parameters) {
      const { m, v } = state;
      let squares = 0;
      for (let i = 0; i < values.length; i++) {
        const g = gradient[i]!;
        m[i] = beta1 * m[i]! + (1 - beta1) * g;
        v[i] = beta2 * v[i]! + (1 - beta2) * g * g;
        const u =
          (scale1 * m[i]!) / (rootScale2 * Math.sqrt(v[i]!) + eps) + weightDecay * values[i]!;
        squares += u * u;
      }
      const size = norm(values);
      const rate = size > 0 && squares > 0 ? (lr * size) / Math.sqrt(squares) : lr;
      for (let i = 0; i < values.length; i++) {
        const u =
          (scale1 * m[i]!) / (rootScale2 * Math.sqrt(v[i]!) + eps) + weightDecay * values[i]!;
        values[i] = values[i]! - rate * u;
      }
    }
  },
});
