import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oneHot } from '../../src/data/dataset.ts';
import { drawInitialParameters } from '../../src/network/initial-parameters.ts';
import { TwoLayerNet, type Activation } from '../../src/network/two-layer-net.ts';
import { RandomState } from '../../src/base/random/random-state.ts';
import reference from './numpy-layers.json' with { type: 'json' };
import { expectClose, tensor } from './tensors.ts';

const NAMES = ['W1', 'b1', 'W2', 'b2'] as const;

function networkOf(
  { activation, parameters }: (typeof reference.networks)[number],
  precision: 'float64' | 'float32' = 'float64',
): TwoLayerNet {
  const net = new TwoLayerNet({
    inputSize: 8,
    hiddenSize: 6,
    outputSize: 4,
    activation: activation as Activation,
    precision,
  });
  net.parameters.forEach(({ values }, i) => values.set(parameters[NAMES[i]!].values));
  return net;
}

describe.each(reference.networks)('a network with $activation, computed by NumPy', (expected) => {
  const x = tensor(expected.x);
  const indices = Uint8Array.from(expected.labels);

  it('predicts the same scores, loss and accuracy', () => {
    const net = networkOf(expected);
    expectClose(net.predict(x).values, expected.scores.values);
    expect(net.loss(x, indices)).toBeCloseTo(expected.loss, 14);
    expect(net.accuracy(x, indices)).toBe(expected.accuracy);
  });

  it.each(['indices', 'one-hot'])('has the same gradients with labels as %s', (form) => {
    const labels =
      form === 'indices' ? indices : { shape: [indices.length, 4], values: oneHot(indices, 4) };
    const gradients = networkOf(expected).gradient(x, labels);
    expect(gradients.loss).toBeCloseTo(expected.loss, 14);
    for (const name of NAMES) expectClose(gradients[name], expected.gradients[name].values);
  });

  // To 1e-5: the 1e-8 inside the loss's logarithm is not in the textbook's gradient, y − t.
  it('has the same gradients by central differences', () => {
    const gradients = networkOf(expected).numericalGradient(x, indices, 1e-5);
    for (const name of NAMES) expectClose(gradients[name], expected.gradients[name].values, 1e-5);
  });

  it('works in float32, to float32’s precision', () => {
    const net = networkOf(expected, 'float32');
    const x32 = { shape: x.shape, values: Float32Array.from(x.values) };
    const gradients = net.gradient(x32, indices);
    expect(gradients.W1).toBeInstanceOf(Float32Array);
    expect(gradients.loss).toBeCloseTo(expected.loss, 5);
    for (const name of NAMES) expectClose(gradients[name], expected.gradients[name].values, 1e-5);
  });
});

describe('initial parameters', () => {
  it('are 0.01·randn, W1 then W2 row-major, with zero biases', () => {
    const net = new TwoLayerNet({
      inputSize: 3,
      hiddenSize: 2,
      outputSize: 2,
      activation: 'relu',
      precision: 'float64',
    });
    const random = new RandomState(0);
    drawInitialParameters(net.parameters, 0.01, () => random.normal());
    const [W1, b1, W2, b2] = net.parameters.map(({ values }) => [...values]);
    // np.random.seed(0); 0.01 * np.random.randn(3, 2), then 0.01 * np.random.randn(2, 2)
    expect(W1).toEqual([
      0.017640523459676642, 0.004001572083672233, 0.009787379841057393, 0.022408931992014578,
      0.018675579901499675, -0.00977277879876411,
    ]);
    expect(W2).toEqual([
      0.009500884175255894, -0.001513572082976979, -0.0010321885179355784, 0.004105985019383723,
    ]);
    expect([b1, b2]).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });
});

describe('a network of any size', () => {
  it('gives a batch the mean of its rows’ losses and gradients', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 2, max: 4 }),
        fc.integer({ min: 1, max: 5 }),
        fc.constantFrom<Activation>('relu', 'sigmoid'),
        fc.nat(1000),
        (inputSize, hiddenSize, outputSize, batchSize, activation, seed) => {
          const net = new TwoLayerNet({
            inputSize,
            hiddenSize,
            outputSize,
            activation,
            precision: 'float64',
          });
          const random = new RandomState(seed);
          drawInitialParameters(net.parameters, 1, () => random.normal());
          const values = Float64Array.from({ length: batchSize * inputSize }, () =>
            random.normal(),
          );
          const labels = Uint8Array.from(random.choice(outputSize, batchSize));
          const whole = net.gradient({ shape: [batchSize, inputSize], values }, labels);
          const rows = Array.from({ length: batchSize }, (_, row) =>
            net.gradient(
              {
                shape: [1, inputSize],
                values: values.subarray(row * inputSize, (row + 1) * inputSize),
              },
              labels.subarray(row, row + 1),
            ),
          );
          const mean = (of: (row: (typeof rows)[number]) => number) =>
            rows.reduce((sum, row) => sum + of(row), 0) / batchSize;
          expect(whole.loss).toBeCloseTo(
            mean((row) => row.loss),
            10,
          );
          for (const name of NAMES) {
            whole[name].forEach((value, i) => {
              expect(value).toBeCloseTo(
                mean((row) => row[name][i]!),
                10,
              );
            });
          }
        },
      ),
    );
  });
});
