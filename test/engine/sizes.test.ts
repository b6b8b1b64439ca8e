import { describe, expect, it } from 'vitest';
import type { Dataset, Split } from '../../src/data/dataset.ts';
import { describeEngine, Engine } from '../../src/engine/engine.ts';
import { drawInitialParameters } from '../../src/network/initial-parameters.ts';
import type { FloatArray } from '../../src/network/parameter.ts';
import { ReferenceModel } from '../../src/network/reference-model.ts';
import type { NetworkShape } from '../../src/network/two-layer-net.ts';
import { RandomState } from '../../src/base/random/random-state.ts';

// Large enough for several strips of columns and several blocks of inputs and of rows; widths that
// are no multiple of a vector, and narrower than one.
const SIZES = [
  { inputSize: 901, hiddenSize: 61, outputSize: 10, batchSize: 300 },
  { inputSize: 401, hiddenSize: 130, outputSize: 3, batchSize: 513 },
  { inputSize: 400, hiddenSize: 1, outputSize: 2, batchSize: 257 },
  { inputSize: 257, hiddenSize: 29, outputSize: 26, batchSize: 7 },
];
const DENSITIES = [0.1, 0.6, 1];

const cases = SIZES.flatMap((sizes) => DENSITIES.map((density) => ({ ...sizes, density })));

function drawDataset(
  { inputSize, outputSize, density }: (typeof cases)[number],
  random: RandomState,
): Dataset {
  const split = (size: number): Split => ({
    size,
    inputs: Uint8Array.from({ length: size * inputSize }, () =>
      random.uniform() < density ? 1 + random.uniform() * 255 : 0,
    ),
    labels: Uint8Array.from(random.choice(outputSize, size)),
  });
  return {
    name: 'drawn',
    inputSize,
    classes: outputSize,
    normalize: true,
    train: split(200),
    test: split(90),
    files: [],
  };
}

/** An array's numbers; −0 and 0 are the same. */
function numbers(array: FloatArray): number[] {
  return Array.from(array, (value) => value + 0);
}

describe.each(cases)(
  'the engine on $inputSize × $hiddenSize × $outputSize, density $density',
  (one) => {
    const random = new RandomState(1);
    const dataset = drawDataset(one, random);
    const shape: NetworkShape = { ...one, activation: 'relu', precision: 'float64' };
    const plain = new ReferenceModel(dataset, shape);
    drawInitialParameters(plain.parameters, 0.1, () => random.normal());
    // Each engine takes part in the same memory, as threads do.
    const description = describeEngine(dataset, shape, one.batchSize, true);
    const models = [0, 1].map(() => new Engine(description).createModel());
    for (const { parameters } of models) {
      parameters.forEach(({ values }, i) => values.set(plain.parameters[i]!.values));
    }

    it.each([one.batchSize, 5])('has the plain network’s digits on a batch of %i', (batchSize) => {
      const rows = random.choice(dataset.train.size, batchSize);
      const loss = plain.gradient(rows);
      for (const model of models) {
        expect(model.gradient(rows)).toBe(loss);
        expect(model.gradients.map(numbers)).toEqual(plain.gradients.map(numbers));
      }
    });

    it('has them again after another batch and an evaluation came between', () => {
      const [model] = models;
      const [first, second] = [0, 1].map(() => random.choice(dataset.train.size, one.batchSize));
      model!.gradient(first!);
      model!.gradient(second!);
      expect(model!.accuracy('test')).toBe(plain.accuracy('test'));
      expect(model!.gradient(first!)).toBe(plain.gradient(first!));
      expect(model!.gradients.map(numbers)).toEqual(plain.gradients.map(numbers));
    });
  },
);

describe('engines on one memory', () => {
  it('give no byte to two networks', () => {
    const dataset = drawDataset(cases[0]!, new RandomState(2));
    const shape: NetworkShape = { ...cases[0]!, activation: 'relu', precision: 'float32' };
    const description = describeEngine(dataset, shape, 4, true);
    const engines = [new Engine(description), new Engine(description)];
    const arrays = engines.flatMap((engine) => {
      const { parameters, gradients } = engine.createModel();
      return [...parameters.map(({ values }) => values), ...gradients, engine.allocate(10)];
    });
    const ranges = arrays
      .map(({ byteOffset, byteLength }) => ({ byteOffset, end: byteOffset + byteLength }))
      .sort((a, b) => a.byteOffset - b.byteOffset);
    expect(ranges).toHaveLength(18);
    ranges.slice(1).forEach(({ byteOffset }, i) => {
      expect(byteOffset).toBeGreaterThanOrEqual(ranges[i]!.end);
    });
  });
});
