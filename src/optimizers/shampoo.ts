import { multiply, multiplySymmetric, transpose } from '../base/math/matrix.ts';
import { power } from '../base/math/power.ts';
import { symmetricEigen } from '../base/math/symmetric-eigen.ts';
import { Workspace } from '../base/math/workspace.ts';
import type { FloatArray } from '../network/parameter.ts';
import { learningRate } from './shared/common-options.ts';
import { defineOptimizer } from './shared/optimizer.ts';

const workspace = new Workspace();

/**
 * Shampoo: AdaGrad with a full matrix for the rows of a weight matrix and one for its columns, in
 * place of a number for each weight. It sees how weights depend on each other.
 *
 * L ← L + GGᵀ, R ← R + GᵀG (both start at eps·I), W ← W − lr·L^(−¼)GR^(−¼)
 *
 * Vectors have the diagonal of their L alone: AdaGrad. The roots are taken anew every `preconditionFrequency` steps;
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
  state: ['left', 'right', 'leftRoot', 'rightRoot', 'squares'],
  layerwise: true,
  stateLength(name, shape) {
    if (shape.length !== 2) return name === 'squares' ? shape[0]! : 0;
    if (name === 'squares') return 0;
    const side = shape[name.startsWith('left') ? 0 : 1]!;
    return side * side;
  },
  initialize(parameters, { eps }) {
    for (const { state, shape } of parameters) {
      state.squares.fill(eps);
      for (let i = 0; i < state.left.length; i += shape[0]! + 1) state.left[i] = eps;
      for (let i = 0; i < state.right.length; i += shape[1]! + 1) state.right[i] = eps;
    }
  },
  update(parameters, { lr, eps, preconditionFrequency }, { step }) {
    const refreshes = (step - 1) % preconditionFrequency === 0;
    for (const { values, gradient, state, shape } of parameters) {
      if (shape.length !== 2) {
        const { squares } = state;
        for (let i = 0; i < values.length; i++) {
          const g = gradient[i]!;
          squares[i] = squares[i]! + g * g;
          values[i] = values[i]! - (lr * g) / Math.sqrt(squares[i]!);
        }
        continue;
      }
      const { left, right, leftRoot, rightRoot } = state;
      const rows = shape[0]!;
      const columns = shape[1]!;
      const turned = workspace.array('turned', gradient.length);
      transpose(gradient, turned, rows, columns);
      accumulate(left, gradient, turned, rows, columns);
      accumulate(right, turned, gradient, columns, rows);
      if (refreshes) {
        takeRoot(left, leftRoot, rows, eps);
        takeRoot(right, rightRoot, columns, eps);
      }
      const direction = workspace.array('direction', gradient.length);
      multiply(leftRoot, gradient, turned, rows, rows, columns);
      multiply(turned, rightRoot, direction, rows, columns, columns);
      for (let i = 0; i < values.length; i++) values[i] = values[i]! - lr * direction[i]!;
    }
  },
});

/** matrix ← matrix + a·b, where b is aᵀ. */
function accumulate(
  matrix: FloatArray,
  a: FloatArray,
  b: FloatArray,
  size: number,
  inner: number,
): void {
  const square = workspace.array('square', matrix.length);
  multiplySymmetric(a, b, square, size, inner);
  for (let i = 0; i < matrix.length; i++) matrix[i] = matrix[i]! + square[i]!;
}

/**
 * root ← matrix^(−¼).
 *
 * @param smallest no eigenvalue is smaller than this, but for rounding
 */
function takeRoot(matrix: FloatArray, root: FloatArray, size: number, smallest: number): void {
  const scratch = workspace.array('scratch', size * size);
  const vectors = workspace.array('vectors', size * size);
  const scaled = workspace.array('scaled', size * size);
  const eigenvalues = workspace.array('eigenvalues', size);
  scratch.set(matrix);
  symmetricEigen(scratch, vectors, eigenvalues, size);
  for (let k = 0; k < size; k++) {
    const factor = power(Math.max(eigenvalues[k]!, smallest), -0.25);
    for (let i = 0; i < size; i++) scaled[i * size + k] = factor * vectors[k * size + i]!;
  }
  multiplySymmetric(scaled, vectors, scratch, size, size);
  for (let i = 0; i < size * size; i++) root[i] = scratch[i]!;
}
