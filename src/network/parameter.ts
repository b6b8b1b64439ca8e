import { wrongArgument } from '../base/errors/wrong-argument.ts';

/** The number format of an experiment: every parameter, gradient and optimizer state is kept in it. */
export type Precision = 'float64' | 'float32';

const PRECISIONS: readonly Precision[] = ['float64', 'float32'];

export type FloatArray = Float64Array | Float32Array;

/** One named array of trainable numbers. */
export interface Parameter {
  /** The textbook's name: W1, b1, W2 or b2. */
  readonly name: string;
  /** Rows and columns of a matrix, or the length of a vector. */
  readonly shape: readonly number[];
  /** The numbers, row-major. Updated in place. */
  readonly values: FloatArray;
}

/** Makes a zero-filled array of `length` numbers of one precision. */
export type Allocate = (length: number) => FloatArray;

/** The allocator of plain JavaScript memory. @throws UserError where there is no such precision */
export function allocator(precision: Precision): Allocate {
  if (!PRECISIONS.includes(precision)) {
    throw wrongArgument('allocator', PRECISIONS.join(' or '), precision);
  }
  return precision === 'float64'
    ? (length) => new Float64Array(length)
    : (length) => new Float32Array(length);
}
