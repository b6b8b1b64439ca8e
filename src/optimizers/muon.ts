import { integerPower } from '../base/math/integer-power.ts';
import { orthogonalize } from '../base/math/newton-schulz.ts';
import { Workspace } from '../base/math/workspace.ts';
import { decoupledWeightDecay, learningRate, momentumFactor } from './shared/common-options.ts';
import { defineOptimizer } from './shared/optimizer.ts';

const AUX_BETA1 = 0.9;
const AUX_BETA2 = 0.95;
const AUX_EPS = 1e-10;

const workspace = new Workspace();

/**
 * Muon: a matrix moves along its momentum with all singular values made about 1, so that every
 * direction of the layer learns at the same pace. Vectors are left to Adam.
 *
 * M ← M + (1 − μ)(G − M), O = NewtonSchulz₅(G + μ(M − G)), W ← (1 − lr·λ)W − lr·√max(1, rows/columns)·O
 * vectors: AdamW with `auxLr`, β₁ 0.9, β₂ 0.95, eps 10⁻¹⁰
 *
 * The original iterates in bfloat16, this in float64. Where a schedule changes lr, auxLr changes in
 * proportion.
 *
 * Reference numbers: the author's code, KellerJordan/Muon, run in float64
 * (test/reference/optimizers/muon.*.json).
 */
export const muon = defineOptimizer({
  name: 'muon',
  label: 'Muon',
  summary:
    'A matrix moves along its momentum with all singular values made about 1, so that every direction of the layer learns at the same pace. Vectors are left to Adam.',
  formula:
    'M ← M + (1 − μ)(G − M), O = NewtonSchulz₅(G + μ(M − G)), W ← (1 − lr·λ)W − lr·√max(1, rows/columns)·O',
  paper: {
    authors: 'K. Jordan, Y. Jin, V. Boza, J. You, F. Cesista, L. Newhouse, J. Bernstein',
    title: 'Muon: an optimizer for hidden layers in neural networks',
    year: 2024,
    url: 'https://kellerjordan.github.io/posts/muon/',
  },
  options: {
    lr: learningRate(0.02, 1e-4, 0.1),
    momentum: momentumFactor(0.95),
    nesterov: {
      type: 'boolean',
      default: true,
      help: 'mix the gradient into the momentum once more before the step',
    },
    iterations: { type: 'integer', default: 5, min: 1, max: 20, help: 'Newton–Schulz steps' },
    auxLr: { ...learningRate(3e-4, 1e-5, 0.1), help: 'learning rate of the vectors' },
    weightDecay: decoupledWeightDecay(),
  },
  state: ['momentum', 'm', 'v'],
  layerwise: true,
  stateLength: (name, shape) => {
    const isMatrix = shape.length === 2;
    const kept = isMatrix === (name === 'momentum');
    return kept ? shape.reduce((product, size) => product * size, 1) : 0;
  },
  initialize(_parameters, { lr }, scalars) {
    scalars['firstRate'] = lr;
  },
  update(parameters, options, { step, scalars }) {
    const { lr, momentum, nesterov, iterations, weightDecay } = options;
    const firstRate = scalars['firstRate']!;
    const auxLr = lr === 0 ? 0 : options.auxLr * (lr / firstRate);
    const auxRate = auxLr / (1 - integerPower(AUX_BETA1, step));
    const correction2 = 1 - integerPower(AUX_BETA2, step);
    const ahead = nesterov ? momentum : 1;
    const kept = 1 - lr * weightDecay;
    const auxKept = 1 - auxLr * weightDecay;
    for (const { values, gradient, state, shape } of parameters) {
      if (shape.length === 2) {
        const rows = shape[0]!;
        const columns = shape[1]!;
        const direction = workspace.array('direction', values.length);
        const mean = state.momentum;
        for (let i = 0; i < values.length; i++) {
          const g = gradient[i]!;
          mean[i] = mean[i]! + (1 - momentum) * (g - mean[i]!);
          direction[i] = g + ahead * (mean[i]! - g);
        }
        orthogonalize(direction, rows, columns, iterations);
        const rate = lr * Math.sqrt(Math.max(1, rows / columns));
        for (let i = 0; i < values.length; i++) {
          values[i] = values[i]! * kept - rate * direction[i]!;
        }
      } else {
        const { m, v } = state;
        for (let i = 0; i < values.length; i++) {
          const g = gradient[i]!;
          m[i] = m[i]! + (1 - AUX_BETA1) * (g - m[i]!);
          v[i] = v[i]! + (1 - AUX_BETA2) * (g * g - v[i]!);
          const root = Math.sqrt(v[i]! / correction2) + AUX_EPS;
          values[i] = values[i]! * auxKept - (auxRate * m[i]!) / root;
        }
      }
    }
  },
});
