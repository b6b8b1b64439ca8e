import type { Layer } from './layer.ts';
import type { FloatArray } from '../parameter.ts';
import type { Tensor } from '../tensor.ts';

/** ReLU (textbook, section 5.5.1): x where x > 0, else 0; the mask is x ≤ 0. */
export class ReLU implements Layer {
  private x: FloatArray = new Float64Array();

  forward(x: Tensor): Tensor {
    this.x = x.values;
    return { shape: x.shape, values: x.values.map((value) => (value <= 0 ? 0 : value)) };
  }

  backward(dout: Tensor): Tensor {
    const { x } = this;
    return { shape: dout.shape, values: dout.values.map((value, i) => (x[i]! <= 0 ? 0 : value)) };
  }
}
