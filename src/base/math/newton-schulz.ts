import { multiply, multiplySymmetric, transpose } from './matrix.ts';
import { Workspace } from './workspace.ts';

/** Coefficients of the quintic, chosen for the steepest slope at zero (Jordan, "Muon", 2024). */
const A = 3.4445;
const B = -4.775;
const C = 2.0315;

/** Keeps a zero matrix from dividing by zero. */
const SMALLEST_NORM = 1e-7;

const workspace = new Workspace();

/**
 * Moves a matrix towards the nearest one with orthonormal rows or columns: X ← aX + (bS + cS²)X
 * with S = XXᵀ, started at X = M / (‖M‖ + 10⁻⁷). Singular values end between about 0.7 and 1.2.
 *
 * Every step multiplies X by a polynomial of S, and these commute. So the polynomials are multiplied
 * up in the small matrix S, and X, which may be much wider, is multiplied once at the end.
 *
 * @param matrix rows × columns; replaced by the result
 */
export function orthogonalize(
  matrix: Float64Array,
  rows: number,
  columns: number,
  iterations: number,
): void {
  const size = Math.min(rows, columns);
  const length = Math.max(rows, columns);
  const wide = workspace.array('wide', size * length);
  const tall = workspace.array('tall', size * length);
  const square = workspace.array('square', size * size);
  const factor = workspace.array('factor', size * size);
  const product = workspace.array('product', size * size);
  const spare = workspace.array('spare', size * size);

  let sum = 0;
  for (let i = 0; i < rows * columns; i++) sum += matrix[i]! * matrix[i]!;
  const norm = Math.sqrt(sum) + SMALLEST_NORM;
  for (let i = 0; i < rows * columns; i++) matrix[i] = matrix[i]! / norm;

  const isTall = rows > columns;
  if (isTall) {
    transpose(matrix, wide, rows, columns);
    tall.set(matrix.subarray(0, rows * columns));
  } else {
    wide.set(matrix.subarray(0, rows * columns));
    transpose(matrix, tall, rows, columns);
  }
  multiplySymmetric(wide, tall, square, size, length);
  product.fill(0, 0, size * size);
  for (let i = 0; i < size; i++) product[i * size + i] = 1;

  for (let iteration = 0; iteration < iterations; iteration++) {
    multiplySymmetric(square, square, factor, size, size);
    for (let i = 0; i < size * size; i++) factor[i] = B * square[i]! + C * factor[i]!;
    for (let i = 0; i < size; i++) factor[i * size + i]! += A;
    multiplySymmetric(factor, product, spare, size, size);
    product.set(spare.subarray(0, size * size));
    multiplySymmetric(factor, square, spare, size, size);
    multiplySymmetric(spare, factor, square, size, size);
  }

  if (isTall) multiply(tall, product, matrix, rows, columns, columns);
  else multiply(product, wide, matrix, rows, rows, columns);
}
