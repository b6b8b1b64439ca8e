import { exp } from '../../base/math/exp.ts';
import { matrixShape, zerosLike, type Tensor } from '../tensor.ts';

/**
 * Softmax (textbook, section 3.5): e^x ÷ Σ e^x of each row, with the row's maximum subtracted first
 * so that nothing overflows.
 *
 * @param x one row (shape [classes]) or a batch (batchSize × classes)
 */
export function softmax(x: Tensor): Tensor {
  const [rows, classes] = matrixShape(x);
  const values = zerosLike(x.values);
  for (let row = 0; row < rows; row++) {
    const scores = x.values.subarray(row * classes, (row + 1) * classes);
    const out = values.subarray(row * classes, (row + 1) * classes);
    let largest = scores[0]!;
    for (const score of scores) if (score > largest) largest = score;
    let total = 0;
    for (let k = 0; k < classes; k++) {
      out[k] = exp(scores[k]! - largest);
      total += out[k]!;
    }
    for (let k = 0; k < classes; k++) out[k] = out[k]! / total;
  }
  return { shape: x.shape, values };
}
