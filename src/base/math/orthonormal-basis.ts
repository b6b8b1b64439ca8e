import { Workspace } from './workspace.ts';

const workspace = new Workspace();

/**
 * The orthogonal factor Q of a square matrix A = QR, the same bits on every machine.
 *
 * Method: Householder reflections (Golub & Van Loan, "Matrix Computations", 5.2), with R's diagonal
 * of the sign that avoids cancellation, as in LAPACK.
 *
 * @param columns size × size; its rows are A's columns; destroyed
 * @param basis size × size; its rows become Q's columns; may not be `columns`
 */
export function orthonormalBasis(columns: Float64Array, basis: Float64Array, size: number): void {
  const scales = workspace.array('scales', size);
  for (let k = 0; k < size; k++) {
    const start = k * size;
    let squares = 0;
    for (let i = k + 1; i < size; i++) squares += columns[start + i]! * columns[start + i]!;
    const first = columns[start + k]!;
    scales[k] = 0;
    if (squares === 0) continue;
    const norm = Math.sqrt(first * first + squares);
    const beta = first > 0 ? -norm : norm;
    // The reflection is I − scale·v·vᵀ, v being 1 at k.
    scales[k] = (beta - first) / beta;
    const divisor = first - beta;
    for (let i = k + 1; i < size; i++) columns[start + i] = columns[start + i]! / divisor;
    columns[start + k] = 1;
    for (let j = k + 1; j < size; j++) {
      reflect(columns, j * size, columns, start, scales[k]!, k, size);
    }
  }
  basis.fill(0, 0, size * size);
  for (let k = size - 1; k >= 0; k--) {
    basis[k * size + k] = 1;
    if (scales[k] === 0) continue;
    for (let j = k; j < size; j++) reflect(basis, j * size, columns, k * size, scales[k]!, k, size);
  }
}

/** Reflects the vector of `a` that starts at `at` by the one of `v`, both from number `from` on. */
function reflect(
  a: Float64Array,
  at: number,
  v: Float64Array,
  start: number,
  scale: number,
  from: number,
  size: number,
): void {
  let dot = 0;
  for (let i = from; i < size; i++) dot += v[start + i]! * a[at + i]!;
  const factor = scale * dot;
  for (let i = from; i < size; i++) a[at + i] = a[at + i]! - factor * v[start + i]!;
}
