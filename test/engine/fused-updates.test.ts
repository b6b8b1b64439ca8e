import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../src/data/dataset.ts';
import { describeEngine, Engine } from '../../src/engine/engine.ts';
import { allocator, type Precision } from '../../src/network/parameter.ts';
import { findOptimizer } from '../../src/optimizers/registry.ts';
import { optionsSchema } from '../../src/base/options/options.ts';
import { Stepper } from '../../src/optimizers/shared/stepper.ts';
import { RandomState } from '../../src/base/random/random-state.ts';

const empty = { size: 1, inputs: Float32Array.of(1), labels: Uint8Array.of(0) };
const dataset: Dataset = {
  name: 'one row',
  inputSize: 1,
  classes: 2,
  normalize: true,
  train: empty,
  test: empty,
  files: [],
};

const VARIANTS: [name: string, options: Record<string, unknown>][] = [
  ['sgd', {}],
  ['sgd', { weightDecay: 0.1 }],
  ['momentum', {}],
  ['momentum', { dampening: 0.5, weightDecay: 0.01 }],
  ['momentum', { convention: 'pytorch', dampening: 0.3 }],
  ['adagrad', {}],
  ['adagrad', { lrDecay: 0.1, initialAccumulatorValue: 0.5, weightDecay: 0.01 }],
  ['rmsprop', {}],
  ['rmsprop', { alpha: 0.9, weightDecay: 0.1 }],
  ['adam', {}],
  ['adam', { epsilonConvention: 'epsilon-hat', eps: 1e-7 }],
  ['adam', { weightDecay: 0.01, beta1: 0.8 }],
];

/** Largest difference of kernel and plain rule over 20 steps, relative to the largest parameter. */
function difference(
  name: string,
  given: Record<string, unknown>,
  precision: Precision,
  length: number,
  seed: number,
): number {
  const optimizer = findOptimizer(name);
  const options = optionsSchema(optimizer.options).parse(given);
  const shape = {
    inputSize: 1,
    hiddenSize: 1,
    outputSize: 2,
    activation: 'relu',
    precision,
  } as const;
  const engine = new Engine(describeEngine(dataset, shape, 1, true));
  const fused = engine.fusedUpdate(name, options);
  expect(fused, `${name} has a kernel`).toBeDefined();
  const random = new RandomState(seed);
  const start = Array.from({ length }, () => random.normal());
  const [plain, fast] = [allocator(precision), engine.allocate].map((allocate, i) => {
    const parameter = { name: 'W', shape: [length], values: allocate(length) };
    parameter.values.set(start);
    const gradient = allocate(length);
    const update = i === 0 ? undefined : fused;
    const stepper = new Stepper(optimizer, options, [parameter], [gradient], allocate, update);
    return { values: parameter.values, gradient, stepper };
  });
  let largest = 0;
  for (let step = 0; step < 20; step++) {
    // Some get their first gradient late, some none at times: the kernels pass over zeros.
    const gradient = Array.from({ length }, (_, i) =>
      (step < 5 && i < length / 2) || (i >> 2) % 3 === step % 3 ? 0 : random.normal(),
    );
    for (const { gradient: at, stepper } of [plain!, fast!]) {
      at.set(gradient);
      stepper.update(0.01 / (step + 1));
    }
    fast!.values.forEach((value, i) => {
      largest = Math.max(largest, Math.abs(value - plain!.values[i]!));
    });
  }
  return largest / Math.max(...Array.from(plain!.values, Math.abs));
}

describe.each(VARIANTS)('the kernel of %s with %j', (name, options) => {
  const lengths = fc.integer({ min: 1, max: 40 });

  it('gives the plain rule’s digits in float64', () => {
    fc.assert(
      fc.property(lengths, fc.nat(1e6), (length, seed) => {
        expect(difference(name, options, 'float64', length, seed)).toBe(0);
      }),
      { numRuns: 10 },
    );
  });

  it('stays within a few units of the last place a step in float32', () => {
    fc.assert(
      fc.property(lengths, fc.nat(1e6), (length, seed) => {
        expect(difference(name, options, 'float32', length, seed)).toBeLessThan(20 * 4 * 2 ** -24);
      }),
      { numRuns: 10 },
    );
  });
});

describe('an optimizer without a kernel', () => {
  it.each([
    ['rmsprop', { centered: true, momentum: 0 }],
    ['rmsprop', { centered: false, momentum: 0.9 }],
    ['adamax', {}],
  ])('%s with %j is left to its plain rule', (name, options) => {
    const shape = {
      inputSize: 1,
      hiddenSize: 1,
      outputSize: 2,
      activation: 'relu',
      precision: 'float64',
    } as const;
    const engine = new Engine(describeEngine(dataset, shape, 1, true));
    expect(engine.fusedUpdate(name, options)).toBeUndefined();
  });
});
