import { power } from '../base/math/power.ts';
import { learningRate } from './shared/common-options.ts';
import { norm } from './shared/norm.ts';
import { defineOptimizer } from './shared/optimizer.ts';

/**
 * Adafactor: Adam without momentum whose second moments of a matrix are kept as the sums of its rows
 * and columns alone. Steps are in proportion to the size of the parameters and are clipped.
 *
 * V = RC / ΣR, R ← β̂R + (1 − β̂)·rows(G² + ε₁), C likewise with columns; β̂ = 1 − t^−decay,
 * U = G / √V, U ← U / max(1, RMS(U) / d), X ← X − max(ε₂, RMS(X))·ρₜ·U, ρₜ = min(lr, 1 / √t)
 *
 * A vector has a V of its own, β̂V + (1 − β̂)(G² + ε₁).
 *
 * Reference numbers: none were recorded; checked against the paper's Algorithms 4 and 5, written
 * out in test/optimizers/papers.test.ts.
 */
export const adafactor = defineOptimizer({
  name: 'adafactor',
  label: 'Adafactor',
  summary:
    'Adam without momentum whose second moments of a matrix are kept as the sums of its rows and columns alone. Steps are in proportion to the size of the parameters and are clipped.',
  formula:
    'R ← β̂R + (1 − β̂)·rows(G² + ε₁), C likewise, V = RC / ΣR, U = G / √V, X ← X − max(ε₂, RMS(X))·min(lr, 1 / √t)·U / max(1, RMS(U) / d)',
  paper: {
    authors: 'N. Shazeer, M. Stern',
    title: 'Adafactor: adaptive learning rates with sublinear memory cost',
    year: 2018,
    url: 'https://arxiv.org/abs/1804.04235',
  },
  options: {
    lr: learningRate(0.01, 1e-4, 1),
    decay: { type: 'number', default: 0.8, min: 0, max: 1, help: 'β̂ is 1 − t^−decay' },
    clip: { type: 'number', default: 1, above: 0, help: 'largest root mean square of U (d)' },
    eps1: { type: 'number', default: 1e-30, min: 0, help: 'added to squared gradients (ε₁)' },
    eps2: { type: 'number', default: 1e-3, min: 0, help: 'smallest size of the parameters (ε₂)' },
  },
  state: ['rows', 'columns', 'v'],
  layerwise: true,
  stateLength(name, shape) {
    if (shape.length !== 2) return name === 'v' ? shape.reduce((product, n) => product * n, 1) : 0;
    return name === 'rows' ? shape[0]! : name === 'columns' ? shape[1]! : 0;
  },
  update(parameters, { lr, decay, clip, eps1, eps2 }, { step }) {
    const share = power(step, -decay);
    const relative = Math.min(lr, 1 / Math.sqrt(step));
    for (const { values, gradient, state, shape } of parameters) {
      const { rows, columns, v } = state;
      const count = values.length;
      const width = shape.length === 2 ? shape[1]! : count;
      let total = 1;
      if (shape.length === 2) {
        for (let i = 0; i < rows.length; i++) rows[i] = (1 - share) * rows[i]!;
        for (let j = 0; j < width; j++) columns[j] = (1 - share) * columns[j]!;
        for (let i = 0, at = 0; i < rows.length; i++) {
          let sum = 0;
          for (let j = 0; j < width; j++, at++) {
            const square = gradient[at]! * gradient[at]! + eps1;
            sum += square;
            columns[j] = columns[j]! + share * square;
          }
          rows[i] = rows[i]! + share * sum;
        }
        total = 0;
        for (let i = 0; i < shape[0]!; i++) total += rows[i]!;
      } else {
        for (let i = 0; i < count; i++) {
          v[i] = (1 - share) * v[i]! + share * (gradient[i]! * gradient[i]! + eps1);
        }
      }

      // Twice over the array: first for the size of U, then to take the step.
      let squares = 0;
      let rate = 0;
      for (const stepping of [false, true]) {
        for (let start = 0, row = 0; start < count; start += width, row++) {
          const ofRow = shape.length === 2 ? rows[row]! / total : 1;
          const across = shape.length === 2 ? columns : v;
          for (let j = 0; j < width; j++) {
            const variance = ofRow * across[j]!;
            const u = variance === 0 ? 0 : gradient[start + j]! / Math.sqrt(variance);
            if (stepping) values[start + j] = values[start + j]! - rate * u;
            else squares += u * u;
          }
        }
        const size = Math.max(eps2, norm(values) / Math.sqrt(count));
        rate = (size * relative) / Math.max(1, Math.sqrt(squares / count) / clip);
      }
    }
  },
});
