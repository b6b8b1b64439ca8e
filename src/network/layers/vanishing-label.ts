import { labelIndices, type Labels } from './labels.ts';
import { matrixShape, type Tensor } from '../tensor.ts';

/** e^−x is zero in float64 from here on: half of the smallest double is e^−745.13. */
const VANISHING_MARGIN = 745.1332191019412;

/**
 * Whether a row's label is so far below its largest score that softmax gives it the probability 0,
 * in float64 whatever the network's precision: the cross-entropy proper is then infinite.
 *
 * @param scores before softmax, batchSize × classes
 */
export function hasVanishingLabel(scores: Tensor, labels: Labels): boolean {
  const [batchSize, classes] = matrixShape(scores);
  const indices = labelIndices(labels);
  for (let row = 0; row < batchSize; row++) {
    const ofLabel = scores.values[row * classes + indices[row]!]!;
    for (let k = 0; k < classes; k++) {
      if (scores.values[row * classes + k]! - ofLabel > VANISHING_MARGIN) return true;
    }
  }
  return false;
}
