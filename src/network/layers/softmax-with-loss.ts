import { crossEntropy } from './cross-entropy.ts';
import type { Labels } from './labels.ts';
import { softmax } from './softmax.ts';
import { matrixShape, type Tensor } from '../tensor.ts';

/** SoftmaxWithLoss (textbook, section 5.6.3): softmax and cross-entropy as one node. */
export class SoftmaxWithLoss {
  private y: Tensor = { shape: [0, 0], values: new Float64Array() };
  private labels: Labels = new Uint8Array();

  /**
   * @param x the scores, batchSize × classes
   * @returns the batch's mean loss
   */
  forward(x: Tensor, labels: Labels): number {
    this.labels = labels;
    this.y = softmax(x);
    return crossEntropy(this.y, labels);
  }

  /** The gradient at the scores: (y − t) ÷ batchSize. */
  backward(): Tensor {
    const { y, labels } = this;
    const [batchSize, classes] = matrixShape(y);
    const dx = y.values.slice();
    if (labels instanceof Uint8Array) {
      for (let row = 0; row < batchSize; row++) {
        const at = row * classes + labels[row]!;
        dx[at] = dx[at]! - 1;
      }
    } else {
      for (let i = 0; i < dx.length; i++) dx[i] = dx[i]! - labels.values[i]!;
    }
    for (let i = 0; i < dx.length; i++) dx[i] = dx[i]! / batchSize;
    return { shape: y.shape, values: dx };
  }
}
