import type { Layer } from './layer.ts';
import {
  columnSums,
  product,
  productTransposedLeft,
  productTransposedRight,
} from '../matrix-product.ts';
import type { FloatArray } from '../parameter.ts';
import { matrixShape, zerosLike, type Tensor } from '../tensor.ts';

/**
 * Affine (textbook, section 5.6): x·W + b. An input of more than two dimensions is flattened to
 * batchSize × inputSize; its gradient gets the input's shape back.
 */
export class Affine implements Layer {
  /** inputSize × outputSize, as W; filled by `backward`. */
  dW: FloatArray;
  /** outputSize; filled by `backward`. */
  db: FloatArray;
  private x: Tensor = { shape: [0, 0], values: new Float64Array() };

  /**
   * @param W inputSize × outputSize
   * @param b outputSize
   */
  constructor(
    private readonly W: Tensor,
    private readonly b: Tensor,
  ) {
    matrixShape(W);
    matrixShape(b);
    this.dW = zerosLike(W.values);
    this.db = zerosLike(b.values);
  }

  /**
   * @param x batchSize × inputSize, or batchSize × … with the other dimensions' product inputSize
   * @throws RangeError where the product isn't W's number of rows
   */
  forward(x: Tensor): Tensor {
    const [batchSize, inputSize] = matrixShape(x);
    const [rows, outputSize] = matrixShape(this.W);
    if (inputSize !== rows) {
      throw new RangeError(`Affine takes rows of ${rows} numbers, not of ${inputSize}`);
    }
    this.x = x;
    const values = product(x.values, this.W.values, batchSize, inputSize, outputSize);
    const b = this.b.values;
    for (let start = 0; start < values.length; start += outputSize) {
      for (let i = 0; i < outputSize; i++) values[start + i] = values[start + i]! + b[i]!;
    }
    return { shape: [batchSize, outputSize], values };
  }

  backward(dout: Tensor): Tensor {
    this.backwardParameters(dout);
    const [batchSize, outputSize] = matrixShape(dout);
    const [inputSize] = matrixShape(this.W);
    const { values: W } = this.W;
    return {
      shape: this.x.shape,
      values: productTransposedRight(dout.values, W, batchSize, outputSize, inputSize),
    };
  }

  /** dW and db alone: the first layer of a network needs no gradient at its input. */
  backwardParameters(dout: Tensor): void {
    const [batchSize, inputSize] = matrixShape(this.x);
    const [, outputSize] = matrixShape(dout);
    this.dW = productTransposedLeft(this.x.values, dout.values, batchSize, inputSize, outputSize);
    this.db = columnSums(dout.values, batchSize, outputSize);
  }
}
