import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { optionsSchema } from '../../src/base/options/options.ts';
import { problems, findProblem } from '../../src/problems/registry.ts';
import { RandomState } from '../../src/base/random/random-state.ts';

const functions = problems.filter(({ onData }) => !onData);

function openProblem(name: string, given: Record<string, unknown> = {}) {
  const problem = findProblem(name);
  const options = optionsSchema(problem.options).parse(given);
  return problem.open({ name, options, precision: 'float64' });
}

/** Where each function is lowest, by its own literature. */
const MINIMA: readonly [name: string, points: [number, number][]][] = [
  ['rosenbrock', [[1, 1]]],
  ['beale', [[3, 0.5]]],
  [
    'himmelblau',
    [
      [3, 2],
      [-2.805118, 3.131312],
      [-3.77931, -3.283186],
      [3.584428, -1.848126],
    ],
  ],
  ['rastrigin', [[0, 0]]],
  [
    'saddle',
    [
      [0, 1],
      [0, -1],
    ],
  ],
];

describe.each(MINIMA)('%s', (name, points) => {
  it.each(points)('is 0 and flat at (%f, %f)', (x, y) => {
    const model = openProblem(name).createModel();
    model.parameters[0]!.values.set([x, y]);
    expect(model.gradient(new Uint32Array(0))).toBeCloseTo(0, 8);
    expect(Math.max(...model.gradients[0]!.map(Math.abs))).toBeLessThan(1e-4);
  });
});

describe.each(functions.map(({ name }) => [name]))('%s', (name) => {
  it('has the gradient of its value, by central differences', () => {
    const problem = openProblem(name, name === 'quadratic' ? { dimension: 4 } : {});
    const model = problem.createModel();
    const [point] = model.parameters;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), (seed) => {
        const random = new RandomState(seed);
        problem.initialize(model.parameters, random);
        const rows = problem.drawBatch(random);
        model.gradient(rows);
        const gradient = [...model.gradients[0]!];
        gradient.forEach((expected, i) => {
          const at = point!.values[i]!;
          const h = 1e-5;
          point!.values[i] = at + h;
          const above = model.loss(rows);
          point!.values[i] = at - h;
          const below = model.loss(rows);
          point!.values[i] = at;
          const found = (above - below) / (2 * h);
          expect(Math.abs(found - expected)).toBeLessThan(1e-6 * Math.max(1, Math.abs(expected)));
        });
      }),
      { numRuns: 30 },
    );
  });

  it('starts elsewhere from each seed, and at the same place from the same', () => {
    const starts = [1, 1, 2].map((seed) => {
      const problem = openProblem(name);
      const { parameters } = problem.createModel();
      problem.initialize(parameters, new RandomState(seed));
      return [...parameters[0]!.values].join();
    });
    expect(starts[0]).toBe(starts[1]);
    expect(starts[0]).not.toBe(starts[2]);
  });
});

describe('the noisy quadratic', () => {
  it('has the curvatures of its condition number, whether it is rotated or not', () => {
    for (const rotated of [false, true]) {
      const problem = openProblem('quadratic', {
        dimension: 6,
        conditionNumber: 100,
        noise: 0,
        rotated,
      });
      const model = problem.createModel();
      // The trace of the Hessian: the sum of curvatures, evenly spaced by logarithm.
      let trace = 0;
      for (let i = 0; i < 6; i++) {
        model.parameters[0]!.values.fill(0);
        model.parameters[0]!.values[i] = 1;
        model.gradient(new Uint32Array(0));
        trace += model.gradients[0]![i]!;
      }
      const expected = Array.from({ length: 6 }, (_, i) => 100 ** (-i / 5));
      expect(trace).toBeCloseTo(
        expected.reduce((a, b) => a + b, 0),
        12,
      );
    }
  });

  it('has noise whose mean over all samples is nothing', () => {
    const problem = openProblem('quadratic', { dimension: 5, noise: 3 });
    const model = problem.createModel();
    problem.initialize(model.parameters, new RandomState(0));
    model.gradient(Uint32Array.from({ length: 1000 }, (_, i) => i));
    const withAll = [...model.gradients[0]!];
    model.gradient(new Uint32Array(0));
    withAll.forEach((value, i) => expect(value).toBeCloseTo(model.gradients[0]![i]!, 12));
    model.gradient(Uint32Array.of(3));
    expect(Math.abs(model.gradients[0]![0]! - withAll[0]!)).toBeGreaterThan(0.01);
  });
});
