import { cubeRoot } from '../base/math/cube-root.ts';
import { epsilon, learningRate, momentumFactor, weightDecay } from './shared/common-options.ts';
import { defineOptimizer } from './shared/optimizer.ts';

/**
 * MADGRAD: AdaGrad's dual averaging from the starting point, with cube roots in place of square
 * ones and weights that grow, averaged into the parameters by momentum.
 *
 * λₖ = (lr + eps)·√(k + 1), s ← s + λₖg, ν ← ν + λₖg², z = θ₀ − s / (∛ν + eps),
 * θ ← (1 − c)θ + cz, c = 1 − momentum; k counts from 0
 *
 * eps joins lr as in the authors' code.
 *
 * Reference numbers: the authors' code, facebookresearch/madgrad
 * (test/reference/optimizers/madgrad.*.json).
 */
export const madgrad = defineOptimizer({
  name: 'madgrad',
  label: 'MADGRAD',
  summary:
    'AdaGrad’s dual averaging from the starting point, with cube roots in place of square ones and weights that grow. Momentum averages its points into the parameters.',
  formula:
    'λₖ = (lr + eps)·√(k + 1), s ← s + λₖg, ν ← ν + λₖg², z = θ₀ − s / (∛ν + eps), θ ← (1 − c)θ + cz, c = 1 − momentum',
  paper: {
    authors: 'A. Defazio, S. Jelassi',
    title:
      'Adaptivity without compromise: a momentumized, adaptive, dual averaged gradient method for stochastic optimization',
    year: 2022,
    url: 'https://arxiv.org/abs/2101.11075',
  },
  options: {
    lr: learningRate(0.01, 1e-5, 0.1),
    momentum: momentumFactor(0.9),
    eps: epsilon(1e-6, 'added to the denominator, and to lr'),
    weightDecay,
  },
  state: ['s', 'nu', 'start'],
  initialize(parameters) {
    for (const { values, state } of parameters) state.start.set(values);
  },
  update(parameters, { lr, momentum, eps, weightDecay }, { step }) {
    const weight = (lr === 0 ? 0 : lr + eps) * Math.sqrt(step);
    // Where ν is still 0, so is s: an eps of 0 must not make 0 / 0 of them.
    const smallest = Math.max(eps, Number.MIN_VALUE);
    for (const { values, gradient, state } of parameters) {
      const { s, nu, start } = state;
      const { length } = values;
      for (let i = 0; i < length; i++) {
        const g = gradient[i]! + weightDecay * values[i]!;
        const squares = nu[i]! + weight * g * g;
        const sum = s[i]! + weight * g;
        const root = cubeRoot(squares) + smallest;
        const z = start[i]! - sum / root;
        nu[i] = squares;
        s[i] = sum;
        values[i] = momentum * values[i]! + (1 - momentum) * z;
      }
    }
  },
});
