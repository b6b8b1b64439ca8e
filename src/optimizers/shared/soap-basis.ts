import type { FloatArray } from '../../network/parameter.ts';
import { multiply } from '../../base/math/matrix.ts';
import { orthonormalBasis } from '../../base/math/orthonormal-basis.ts';
import { symmetricEigen } from '../../base/math/symmetric-eigen.ts';
import { Workspace } from '../../base/math/workspace.ts';

const workspace = new Workspace();

/**
 * Sets a basis to the eigenvectors of a preconditioner.
 *
 * The preconditioner is rounded to float32 first, as in the authors' code. Where it has not full
 * rank, the rounding alone decides on the basis of the null space.
 *
 * @param preconditioner size × size, symmetric
 * @param basis size × size; its rows become the eigenvectors, by falling eigenvalue
 */
export function startBasis(preconditioner: FloatArray, basis: FloatArray, size: number): void {
  const matrix = workspace.array('matrix', size * size);
  const vectors = workspace.array('vectors', size * size);
  const values = workspace.array('values', size);
  // Scaled by a power of two, which changes no vector, so that no float32 overflows.
  let scale = 1;
  for (let i = 0; i < size; i++) {
    while (preconditioner[i * size + i]! * scale > 1e30) scale *= 2 ** -64;
  }
  for (let i = 0; i < size * size; i++) matrix[i] = Math.fround(preconditioner[i]! * scale);
  symmetricEigen(matrix, vectors, values, size);
  basis.set(vectors.subarray(0, size * size));
}

/**
 * Brings a basis nearer to the eigenvectors of a preconditioner that has changed: one power
 * iteration, then orthonormalization (SOAP, Algorithm 4).
 *
 * @param preconditioner size × size, symmetric
 * @param basis size × size, its rows the vectors; sorted by falling estimate of their eigenvalue
 * @param order becomes the number that each vector had before
 */
export function refineBasis(
  preconditioner: FloatArray,
  basis: FloatArray,
  order: Float64Array,
  size: number,
): void {
  const images = workspace.array('matrix', size * size);
  const sorted = workspace.array('sorted', size * size);
  const values = workspace.array('values', size);
  multiply(basis, preconditioner, images, size, size, size);
  for (let k = 0; k < size; k++) {
    let sum = 0;
    for (let i = k * size; i < (k + 1) * size; i++) sum += basis[i]! * images[i]!;
    values[k] = sum;
    order[k] = k;
    for (let at = k; at > 0 && values[order[at]!]! > values[order[at - 1]!]!; at--) {
      order[at] = order[at - 1]!;
      order[at - 1] = k;
    }
  }
  for (let k = 0; k < size; k++) {
    const from = order[k]! * size;
    for (let i = 0; i < size; i++) sorted[k * size + i] = images[from + i]!;
  }
  orthonormalBasis(sorted, images, size);
  basis.set(images.subarray(0, size * size));
}
