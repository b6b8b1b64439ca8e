import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dataset, Split } from '../../src/data/dataset.ts';
import { describeEngine, Engine } from '../../src/engine/engine.ts';
import { EngineMemory } from '../../src/engine/engine-memory.ts';
import { compileKernels, startKernels } from '../../src/engine/kernels.ts';
import { exp } from '../../src/base/math/exp.ts';
import { ln } from '../../src/base/math/ln.ts';
import { drawInitialParameters } from '../../src/network/initial-parameters.ts';
import type { Precision } from '../../src/network/parameter.ts';
import { ReferenceModel } from '../../src/network/reference-model.ts';
import type { Activation, NetworkShape } from '../../src/network/two-layer-net.ts';
import { RandomState } from '../../src/base/random/random-state.ts';

interface Case {
  readonly inputSize: number;
  readonly hiddenSize: number;
  readonly outputSize: number;
  readonly batchSize: number;
  readonly activation: Activation;
  /** The share of inputs that aren't zero. */
  readonly density: number;
  readonly seed: number;
  readonly shared: boolean;
  readonly bytes: boolean;
}

const cases: fc.Arbitrary<Case> = fc.record({
  inputSize: fc.integer({ min: 1, max: 40 }),
  hiddenSize: fc.integer({ min: 1, max: 70 }),
  outputSize: fc.integer({ min: 2, max: 12 }),
  batchSize: fc.integer({ min: 1, max: 33 }),
  activation: fc.constantFrom('relu', 'sigmoid'),
  density: fc.double({ min: 0, max: 1, noNaN: true }),
  seed: fc.nat(1e6),
  shared: fc.boolean(),
  bytes: fc.boolean(),
});

function datasetOf(one: Case, random: RandomState): Dataset {
  const split = (size: number): Split => {
    const values = Float32Array.from({ length: size * one.inputSize }, () =>
      random.uniform() < one.density ? random.normal() : 0,
    );
    return {
      size,
      inputs: one.bytes ? Uint8Array.from(values, (value) => Math.abs(value) * 80) : values,
      labels: Uint8Array.from(random.choice(one.outputSize, size)),
    };
  };
  return {
    name: 'drawn',
    inputSize: one.inputSize,
    classes: one.outputSize,
    normalize: true,
    train: split(50),
    test: split(37),
    files: [],
  };
}

/** The plain network and the engine's, on the same data, with the same parameters. */
function pair(one: Case, precision: Precision) {
  const random = new RandomState(one.seed);
  const dataset = datasetOf(one, random);
  const { inputSize, hiddenSize, outputSize, activation, batchSize } = one;
  const shape: NetworkShape = { inputSize, hiddenSize, outputSize, activation, precision };
  const plain = new ReferenceModel(dataset, shape);
  drawInitialParameters(plain.parameters, 0.3, () => random.normal());
  const engine = new Engine(describeEngine(dataset, shape, batchSize, one.shared));
  const fast = engine.createModel();
  fast.parameters.forEach(({ values }, i) => values.set(plain.parameters[i]!.values));
  return { plain, fast, engine, rows: random.choice(dataset.train.size, batchSize) };
}

describe('the engine, on networks and data of any size and density', () => {
  it('has the plain network’s loss, gradients and accuracy in float64, bit for bit', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const { plain, fast, rows } = pair(one, 'float64');
        expect(fast.loss(rows)).toBe(plain.loss(rows));
        expect(fast.gradient(rows)).toBe(plain.gradient(rows));
        fast.gradients.forEach((gradient, i) => {
          expect(Array.from(gradient, (g) => g + 0)).toEqual(
            Array.from(plain.gradients[i]!, (g) => g + 0),
          );
        });
        expect(fast.accuracy('train')).toBe(plain.accuracy('train'));
        expect(fast.accuracy('test')).toBe(plain.accuracy('test'));
        expect(fast.loss(rows)).toBe(plain.loss(rows));
      }),
      { numRuns: 60 },
    );
  });

  it('has them in float32 within 1e-5 of the largest', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const { plain, fast, rows } = pair(one, 'float32');
        const loss = plain.gradient(rows);
        expect(Math.abs(fast.gradient(rows) - loss)).toBeLessThanOrEqual(1e-5 * Math.max(1, loss));
        fast.gradients.forEach((gradient, i) => {
          const expected = plain.gradients[i]!;
          const largest = Math.max(1e-3, ...Array.from(expected, Math.abs));
          gradient.forEach((value, k) => {
            // Sums whose terms cancel keep the rounding of the terms, which are at most 1.
            const bound = 1e-5 * largest + 2 ** -24;
            expect(Math.abs(value - expected[k]!)).toBeLessThanOrEqual(bound);
          });
        });
      }),
      { numRuns: 60 },
    );
  });

  it('keeps networks apart that share its work space', () => {
    const one: Case = {
      inputSize: 9,
      hiddenSize: 5,
      outputSize: 3,
      batchSize: 8,
      activation: 'relu',
      density: 0.5,
      seed: 1,
      shared: false,
      bytes: false,
    };
    const { fast, plain, engine, rows } = pair(one, 'float64');
    const other = engine.createModel();
    const loss = fast.gradient(rows);
    const kept = fast.gradients.map((gradient) => gradient.slice());
    other.gradient(rows);
    expect(fast.gradients).toEqual(kept);
    expect(fast.loss(rows)).toBe(loss);
    expect(loss).toBe(plain.loss(rows));
  });

  it('refuses a batch that is larger than it was made for', () => {
    const one = fc.sample(cases, { numRuns: 1, seed: 1 })[0]!;
    const { fast } = pair(one, 'float64');
    expect(() => fast.loss(new Uint32Array(one.batchSize + 1))).toThrow(RangeError);
  });
});

describe('the kernels’ exp and ln', () => {
  const kernels = startKernels(
    compileKernels('float64', false),
    EngineMemory.create(1024, false).memory,
  );

  it('are those of src/math, bit for bit', () => {
    fc.assert(
      fc.property(fc.double(), (x) => {
        expect(kernels.exp(x)).toBe(exp(x));
        expect(kernels.ln(x)).toBe(ln(x));
      }),
      { numRuns: 2000 },
    );
    for (let x = -750; x < 715; x += 0.37) expect(kernels.exp(x)).toBe(exp(x));
  });
});

describe('the engine’s memory', () => {
  it('grows where threads share it, and leaves what was given out in place', () => {
    const memory = EngineMemory.create(1000, true);
    const first = memory.takeFloats('float64', 4);
    first.fill(7);
    const second = memory.takeFloats('float64', 100_000);
    expect(second.every((value) => value === 0)).toBe(true);
    expect([...first]).toEqual([7, 7, 7, 7]);
    expect(second.byteOffset % 64).toBe(0);
  });

  it('that can’t be shared says that it is full, rather than move', () => {
    expect(() => EngineMemory.create(1000, false).takeFloats('float64', 100_000)).toThrow(
      RangeError,
    );
  });
});
