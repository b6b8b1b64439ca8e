import { ln } from '../../base/math/ln.ts';
import { labelIndices, type Labels } from './labels.ts';
import { matrixShape, type Tensor } from '../tensor.ts';

/** Keeps ln from 0 (the loss of a row is then at most 18.4). */
const DELTA = 1e-8;

/**
 * Cross-entropy (textbook, section 4.2.4 and the program's functions.py): −mean ln(y[label] + 1e-8).
 *
 * @param y probabilities: one row (shape [classes]) or a batch (batchSize × classes)
 * @param labels class indices or one-hot rows
 */
export function crossEntropy(y: Tensor, labels: Labels): number {
  const [batchSize, classes] = matrixShape(y);
  const indices = labelIndices(labels);
  let sum = 0;
  for (let row = 0; row < batchSize; row++) {
    sum += ln(y.values[row * classes + indices[row]!]! + DELTA);
  }
  return -sum / batchSize;
}
