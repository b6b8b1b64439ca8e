import { hasKeys, wrongArgument } from '../base/errors/wrong-argument.ts';
import type { FloatArray } from './parameter.ts';

/** Numbers in rows and columns, or in any number of dimensions. */
export interface Tensor {
  readonly shape: readonly number[];
  /** Row-major. */
  readonly values: FloatArray;
}

/** A zero-filled array of the same number format as another. */
export function zerosLike(values: FloatArray, length = values.length): FloatArray {
  return values instanceof Float64Array ? new Float64Array(length) : new Float32Array(length);
}

/**
 * Rows and columns of a tensor: the first dimension, and the product of all others.
 * A tensor of one dimension is a single row.
 */
export function matrixShape(tensor: Tensor): [rows: number, columns: number] {
  if (!hasKeys(tensor, 'shape', 'values')) {
    throw wrongArgument('A layer', 'numbers with their shape, { shape, values }', tensor);
  }
  const { shape } = tensor;
  if (shape.length === 1) return [1, shape[0]!];
  const [rows = 1, ...others] = shape;
  return [rows, others.reduce((product, size) => product * size, 1)];
}
