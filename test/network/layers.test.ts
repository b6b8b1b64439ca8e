import { describe, expect, it } from 'vitest';
import { AddLayer } from '../../src/network/layers/add-layer.ts';
import { Affine } from '../../src/network/layers/affine.ts';
import { crossEntropy } from '../../src/network/layers/cross-entropy.ts';
import { MulLayer } from '../../src/network/layers/mul-layer.ts';
import { ReLU } from '../../src/network/layers/relu.ts';
import { Sigmoid } from '../../src/network/layers/sigmoid.ts';
import { softmax } from '../../src/network/layers/softmax.ts';
import { SoftmaxWithLoss } from '../../src/network/layers/softmax-with-loss.ts';
import reference from './numpy-layers.json' with { type: 'json' };
import { expectClose, tensor } from './tensors.ts';

const row = (...values: number[]) => ({
  shape: [1, values.length],
  values: Float64Array.from(values),
});

describe('the computational graph of the textbook, section 5.4.3: two apples, three oranges, 10 % tax', () => {
  it('costs 715, and hands the gradients back to every price and count', () => {
    const [apples, oranges, tax] = [new MulLayer(), new MulLayer(), new MulLayer()];
    const sum = new AddLayer();
    const price = tax.forward(sum.forward(apples.forward(100, 2), oranges.forward(150, 3)), 1.1);
    expect(price).toBeCloseTo(715, 10);

    const [dSum, dTax] = tax.backward(1);
    const [dApples, dOranges] = sum.backward(dSum);
    expect(dTax).toBe(650);
    expect(apples.backward(dApples)).toEqual([2.2, expect.closeTo(110, 10)]);
    expect(oranges.backward(dOranges)).toEqual([expect.closeTo(3.3, 10), expect.closeTo(165, 10)]);
  });
});

describe('ReLU', () => {
  it('lets numbers above zero through, and their gradients; zero itself is masked', () => {
    const relu = new ReLU();
    expect([...relu.forward(row(1, -0.5, 0, 3)).values]).toEqual([1, 0, 0, 3]);
    expect([...relu.backward(row(5, 6, 7, 8)).values]).toEqual([5, 0, 0, 8]);
  });

  it('keeps what is not a number, so that a diverged run is seen', () => {
    expect(new ReLU().forward(row(NaN)).values[0]).toBeNaN();
  });
});

describe('Sigmoid', () => {
  it('is one half at zero, where its slope is a quarter', () => {
    const sigmoid = new Sigmoid();
    expect(sigmoid.forward(row(0)).values[0]).toBe(0.5);
    expect(sigmoid.backward(row(1)).values[0]).toBe(0.25);
  });

  it('saturates without overflow', () => {
    expect([...new Sigmoid().forward(row(-1000, 1000)).values]).toEqual([0, 1]);
  });
});

describe('Affine', () => {
  const { x, W, b, dout, out, dx, dW, db } = reference.affine;
  const affine = new Affine(tensor(W), tensor(b));

  it('is x·W + b with an input of four dimensions flattened (NumPy)', () => {
    const result = affine.forward(tensor(x));
    expect(result.shape).toEqual(out.shape);
    expectClose(result.values, out.values);
  });

  it('gives dx the shape of the input, and dW and db their own (NumPy)', () => {
    const result = affine.backward(tensor(dout));
    expect(result.shape).toEqual(x.shape);
    expectClose(result.values, dx.values);
    expectClose(affine.dW, dW.values);
    expectClose(affine.db, db.values);
  });

  it('refuses rows of another length', () => {
    expect(() => affine.forward(row(1, 2))).toThrow('rows of 12 numbers, not of 2');
  });
});

describe('softmax', () => {
  const { scores, softmax: expected, softmaxOfFirstRow } = reference.loss;

  it('works on a batch and on a single row (NumPy)', () => {
    expectClose(softmax(tensor(scores)).values, expected.values);
    const first = { shape: [6], values: Float64Array.from(scores.values.slice(0, 6)) };
    expectClose(softmax(first).values, softmaxOfFirstRow.values);
  });

  it('does not overflow where e^x would', () => {
    expect([...softmax(row(1010, 1000, 990)).values]).toEqual([
      expect.closeTo(0.99995, 5),
      expect.closeTo(4.5398e-5, 9),
      expect.closeTo(2.06e-9, 11),
    ]);
  });
});

describe('cross-entropy', () => {
  it('takes label indices and one-hot rows alike (NumPy)', () => {
    const { softmax: y, labels, oneHot, crossEntropy: expected } = reference.loss;
    expect(crossEntropy(tensor(y), Uint8Array.from(labels))).toBeCloseTo(expected, 14);
    expect(crossEntropy(tensor(y), tensor(oneHot))).toBeCloseTo(expected, 14);
  });

  it("is the textbook's example, section 4.2.2: 0.51 where 2 has 0.6, and 2.30 where it has 0.1", () => {
    const t = Uint8Array.of(2);
    const sure = row(0.1, 0.05, 0.6, 0.0, 0.05, 0.1, 0.0, 0.1, 0.0, 0.0);
    const wrong = row(0.1, 0.05, 0.1, 0.0, 0.05, 0.1, 0.0, 0.6, 0.0, 0.0);
    expect(crossEntropy(sure, t)).toBeCloseTo(0.510825, 5);
    expect(crossEntropy(wrong, t)).toBeCloseTo(2.302584, 5);
  });

  it('is finite where the probability is zero', () => {
    expect(crossEntropy(row(1, 0), Uint8Array.of(1))).toBeCloseTo(-Math.log(1e-8), 12);
  });
});

describe('SoftmaxWithLoss', () => {
  const { scores, labels, oneHot, crossEntropy: expected, dx } = reference.loss;

  it.each([
    ['label indices', Uint8Array.from(labels)],
    ['one-hot rows', tensor(oneHot)],
  ])('gives loss and gradient for %s, divided by the batch size (NumPy)', (_, t) => {
    const layer = new SoftmaxWithLoss();
    expect(layer.forward(tensor(scores), t)).toBeCloseTo(expected, 14);
    expectClose(layer.backward().values, dx.values);
  });
});
