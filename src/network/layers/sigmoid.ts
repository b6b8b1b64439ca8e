import { exp } from '../../base/math/exp.ts';
import type { Layer } from './layer.ts';
import type { FloatArray } from '../parameter.ts';
import type { Tensor } from '../tensor.ts';

/** Sigmoid (textbook, section 5.5.2): y = 1 ÷ (1 + e⁻ˣ), whose derivative is y·(1 − y). */
export class Sigmoid implements Layer {
  private y: FloatArray = new Float64Array();

  forward(x: Tensor): Tensor {
    this.y = x.values.map((value) => 1 / (1 + exp(-value)));
    return { shape: x.shape, values: this.y };
  }

  backward(dout: Tensor): Tensor {
    const { y } = this;
    return {
      shape: dout.shape,
      values: dout.values.map((value, i) => value * (1 - y[i]!) * y[i]!),
    };
  }
}
