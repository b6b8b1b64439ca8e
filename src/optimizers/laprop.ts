import { beta1, beta2, epsilon, learningRate } from './shared/common-options.ts';
import { defineOptimizer } from './shared/optimizer.ts';

/**
 * LaProp: each gradient is divided by the root of the second moment first, and then averaged. Adam
 * averages first; the order here keeps a step bounded whatever β₁ and β₂ are.
 *
 * v ← β₂v + (1 − β₂)g², m ← β₁m + (1 − β₁)·lr·g / (√(v / (1 − β₂ᵗ)) + eps), θ ← θ − m / c,
 * c = ē / lr with ē the mean of the learning rates that went into m (1 − β₁ᵗ while lr is constant)
 *
 * Weight decay shrinks θ by weightDecay·θ, without lr, as in the authors' code.
 *
 * Reference numbers: the authors' code, Z-T-WANG/LaProp-Optimizer
 * (test/reference/optimizers/laprop.*.json).
 */
export const laprop = defineOptimizer({
  name: 'laprop',
  label: 'LaProp',
  summary:
    'Each gradient is divided by the root of the second moment first, and then averaged. Adam averages first; the order here keeps a step bounded whatever β₁ and β₂ are.',
  formula: 'v ← β₂v + (1 − β₂)g², m ← β₁m + (1 − β₁)·lr·g / (√v̂ + eps), θ ← θ − m / (1 − β₁ᵗ)',
  paper: {
    authors: 'L. Ziyin, Z. T. Wang, M. Ueda',
    title: 'LaProp: separating momentum and adaptivity in Adam',
    year: 2020,
    url: 'https://arxiv.org/abs/2002.04839',
  },
  options: {
    lr: learningRate(4e-4, 1e-5, 0.1),
    beta1: beta1(),
    beta2: beta2(),
    eps: epsilon(1e-15),
    weightDecay: {
      type: 'number',
      default: 0,
      min: 0,
      help: 'θ shrinks by weightDecay·θ a step, whatever lr is',
    },
  },
  state: ['m', 'v'],
  initialize(_parameters, _options, scalars) {
    scalars['meanRate'] = 0;
    scalars['weight2'] = 0;
  },
  update(parameters, { lr, beta1, beta2, eps, weightDecay }, { scalars }) {
    const meanRate = scalars['meanRate']! * beta1 + (1 - beta1) * lr;
    const weight2 = scalars['weight2']! * beta2 + (1 - beta2);
    scalars['meanRate'] = meanRate;
    scalars['weight2'] = weight2;
    const scale = lr === 0 ? 1 : 1 / (meanRate / lr);
    const rate = (1 - beta1) * lr;
    const kept = 1 - weightDecay;
    for (const { values, gradient, state } of parameters) {
      const { m, v } = state;
      for (let i = 0; i < values.length; i++) {
        const g = gradient[i]!;
        v[i] = beta2 * v[i]! + (1 - beta2) * g * g;
        m[i] = beta1 * m[i]! + (rate * g) / (Math.sqrt(v[i]! / weight2) + eps);
        values[i] = (values[i]! - scale * m[i]!) * kept;
      }
    }
  },
});
