import type { FloatArray, Parameter } from './parameter.ts';

/** Which part of a data set a number is taken on. */
export type SplitName = 'train' | 'test';

/** How good a model is on some rows. */
export interface Evaluated {
  /** The rows' mean loss. */
  readonly loss: number;
  /** The share of rows whose largest score is at their label, 0 to 1. */
  readonly accuracy: number;
}

/**
 * What the harness trains: parameters, their gradients on a batch, and how good they are.
 * The plain network and the WebAssembly engine both stand behind it.
 */
export interface Model {
  /** In the fixed order W1, b1, W2, b2. */
  readonly parameters: readonly Parameter[];
  /** The gradient of each parameter, in the same order and layout; filled by `gradient`. */
  readonly gradients: readonly FloatArray[];
  /**
   * Backpropagates one batch.
   * @param rows the batch: row numbers of the training set, repeats allowed. The same array object
   *   always means the same batch, so that what is derived from it can be kept between calls.
   * @returns the batch's mean loss at the parameters as they are (before any update)
   */
  gradient(rows: Uint32Array): number;
  /** The batch's mean loss at the parameters as they are. */
  loss(rows: Uint32Array): number;
  /** The share of a split's rows whose largest score is at their label, 0 to 1. */
  accuracy(split: SplitName): number;
  /** How good it is on the rows of a split from `start` up to, not including, `end`. */
  evaluate(split: SplitName, start: number, end: number): Evaluated;
}
