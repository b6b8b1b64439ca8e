import { multiply, multiplySymmetric, transpose } from '../math/matrix.ts';
import { power } from '../math/power.ts';
import { symmetricEigen } from '../math/symmetric-eigen.ts';
import { Workspace } from '../math/workspace.ts';
import type { FloatArray } from '../network/parameter.ts';
import { learningRate } from './common-options.ts';
import { defineOptimizer } from './optimizer.ts';

const workspace = new Workspace();

/**
 * Shampoo: AdaGrad with a full matrix for the rows of a weight matrix and one for its columns, in
 * place of a number for each weight. It sees how weights depend on each other.
 *
 * L ← L + GGᵀ, R ← R + GᵀG (both start at eps·I), W ← W − lr·L^(−¼)GR^(−¼)
 *
 * A vector has L alone, and L^(−½). The roots are taken anew every `preconditionFrequency` steps;
 * the paper's theory takes them at every step, its experiments every 20 to 100.
 *
 * Reference numbers: none were recorded; checked against the paper's Algorithm 1, written out in
 * test/optimizers/papers.test.ts.
 */
export const shampoo = defineOptimizer({
  name: 'shampoo',
  label: 'Shampoo',
  summary:
    'AdaGrad with a full matrix for the rows of a weight matrix and one for its columns, in place of a number for each weight. It sees how weights depend on each other.',
  formula: 'L ← L + GGᵀ, R ← R + GᵀG, W ← W − lr·L^(−¼)GR^(−¼)',
  paper: {
    authors: 'V. Gupta, T. Koren, Y. Singer',
    title: 'Shampoo: preconditioned stochastic tensor optimization',
    year: 2018,
    url: 'https://arxiv.org/abs/1802.09568',
  },
  options: {
    lr: learningRate(0.1, 1e-4, 10),
    eps: { type: 'number', default: 1e-4, above: 0, help: 'what L and R start at' },
    preconditionFrequency: {
      type: 'integer',
      default: 20,
      min: 1,
      help: 'steps between two computations of the roots, which cost the cube of a side',
    },
  },
  state: ['left', 'right', 'leftRoot', 'rightRoot'],
  layerwise: true,
  stateLength(name, shape) {
    const side = name.startsWith('left') ? shape[0]! : (shape[1] ?? 0);
    return side * side;
  },
  initialize(parameters, { eps }) {
    for (const { state, shape } of parameters) {
      addToDiagonal(state.left, shape[0]!, eps);
      addToDiagonal(state.right, shape[1] ?? 0, eps);
    }
  },
  update(parameters, { lr, eps, preconditionFrequency }, context) {
    const refreshes = (context.step - 1) % preconditionFrequency === 0;
    for (const { values, gradient, state, shape } of parameters) {
      const { left, right, leftRoot, rightRoot } = state;
      const rows = shape[0]!;
      const columns = shape[1] ?? 1;
      const transposed = workspace.array('transposed', gradient.length);
      const square = workspace.array('square', Math.max(left.length, right.length));
      transpose(gradient, transposed, rows, columns);
      multiplySymmetric(gradient, transposed, square, rows, columns);
      for (let i = 0; i < left.length; i++) left[i] = left[i]! + square[i]!;
      if (right.length > 0) {
        multiplySymmetric(transposed, gradient, square, columns, rows);
        for (let i = 0; i < right.length; i++) right[i] = right[i]! + square[i]!;
      }
      if (refreshes) {
        const exponent = -1 / (2 * shape.length);
        takeRoot(left, leftRoot, rows, exponent, eps);
        if (right.length > 0) takeRoot(right, rightRoot, columns, exponent, eps);
      }
      const turned = workspace.array('turned', gradient.length);
      const direction = workspace.array('direction', gradient.length);
      multiply(leftRoot, gradient, turned, rows, rows, columns);
      if (right.length > 0) multiply(turned, rightRoot, direction, rows, columns, columns);
      const step = right.length > 0 ? direction : turned;
      for (let i = 0; i < values.length; i++) values[i] = values[i]! - lr * step[i]!;
    }
  },
});

function addToDiagonal(matrix: FloatArray, size: number, number: number): void {
  for (let i = 0; i < size; i++) matrix[i * size + i] = matrix[i * size + i]! + number;
}

/**
 * root ← matrix^exponent.
 *
 * @param smallest no eigenvalue is smaller than this, but for rounding
 */
function takeRoot(
  matrix: FloatArray,
  root: FloatArray,
  size: number,
  exponent: number,
  smallest: number,
): void {
  const scratch = workspace.array('scratch', size * size);
  const vectors = workspace.array('vectors', size * size);
  const scaled = workspace.array('scaled', size * size);
  const eigenvalues = workspace.array('eigenvalues', size);
  scratch.set(matrix);
  symmetricEigen(scratch, vectors, eigenvalues, size);
  for (let k = 0; k < size; k++) {
    const factor = power(Math.max(eigenvalues[k]!, smallest), exponent);
    for (let i = 0; i < size; i++) scaled[i * size + k] = factor * vectors[k * size + i]!;
  }
  multiplySymmetric(scaled, vectors, scratch, size, size);
  for (let i = 0; i < size * size; i++) root[i] = scratch[i]!;
}
