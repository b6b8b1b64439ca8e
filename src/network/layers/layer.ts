import type { Tensor } from '../tensor.ts';

/** A node of the network: one operation beside its own backward rule. */
export interface Layer {
  /** @param x batchSize × …, row-major */
  forward(x: Tensor): Tensor;
  /**
   * @param dout the loss's gradient at the output of the last `forward`
   * @returns the loss's gradient at its input
   */
  backward(dout: Tensor): Tensor;
}
