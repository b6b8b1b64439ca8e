import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { studyJsonSchema } from '../../../src/study/plan/json-schema.ts';
import { edgeOf, searchSpace, valueAt } from '../../../src/study/tuning/search-space.ts';
import {
  chooseTrial,
  edgesOf,
  trialSettings,
  tuningSeeds,
} from '../../../src/study/tuning/tuning.ts';
import { findOptimizer } from '../../../src/optimizers/registry.ts';
import { haltonPoint } from '../../../src/base/random/halton.ts';

const adam = findOptimizer('adam').options;

describe('Halton’s sequence', () => {
  it('is that of scipy.stats.qmc.Halton(d=3, scramble=False)', () => {
    const points = Array.from({ length: 5 }, (_, i) => haltonPoint(i, [0, 0, 0]));
    const scipy = [
      [0, 0, 0],
      [1 / 2, 1 / 3, 1 / 5],
      [1 / 4, 2 / 3, 2 / 5],
      [3 / 4, 1 / 9, 3 / 5],
      [1 / 8, 4 / 9, 4 / 5],
    ];
    points.forEach((point, i) =>
      point.forEach((coordinate, k) => expect(coordinate).toBeCloseTo(scipy[i]![k]!, 12)),
    );
  });

  it('has a bounded number of coordinates', () => {
    expect(() => haltonPoint(1, new Array<number>(17).fill(0))).toThrow(RangeError);
  });
});

describe('the search space', () => {
  it('has the options with a range, or those asked for, with the entry’s ranges in place', () => {
    const names = (of: readonly { name: string }[]) => of.map(({ name }) => name);
    expect(names(searchSpace(adam, {}, 'all'))).toEqual(['lr', 'beta1', 'beta2']);
    expect(names(searchSpace(adam, {}, ['lr']))).toEqual(['lr']);
    const tune = { eps: [1e-8, 1e-4], lr: { min: 1, max: 2, scaling: 'linear' as const } };
    const [lr, , , eps] = searchSpace(adam, { tune }, 'all');
    expect(valueAt(lr!, 0.5)).toBe(1.5);
    expect([0, 0.49, 0.5, 1].map((place) => valueAt(eps!, place))).toEqual([
      1e-8, 1e-8, 1e-4, 1e-4,
    ]);
  });

  it('is even by the logarithm, or by that of 1 − value', () => {
    const log = {
      name: 'lr',
      isInteger: false,
      range: { min: 1e-4, max: 1, scaling: 'log' },
    } as const;
    expect(valueAt(log, 0.5)).toBeCloseTo(1e-2, 12);
    const beta = {
      name: 'beta',
      isInteger: false,
      range: { min: 0.9, max: 0.999, scaling: 'one-minus-log' },
    } as const;
    expect(valueAt(beta, 0.5)).toBeCloseTo(0.99, 12);
    expect(edgeOf(log, 1.2e-4)).toBe('low');
    expect(edgeOf(log, 2)).toBe('high');
    expect(edgeOf(log, 0.01)).toBeUndefined();
    expect(edgeOf(beta, 0.9989)).toBe('high');
  });
});

describe('trials', () => {
  const space = searchSpace(adam, {}, 'all');
  const defaults = { lr: 0.001, beta1: 0.9, beta2: 0.999, eps: 1e-8 };

  it('start with the settings as they are, and are as many as were asked for', () => {
    const trials = trialSettings(defaults, space, 20);
    expect(trials).toHaveLength(20);
    expect(trials[0]).toEqual(defaults);
    expect(trials.every(({ eps }) => eps === 1e-8)).toBe(true);
    expect(new Set(trials.map(({ lr }) => lr)).size).toBe(20);
    expect(trialSettings(defaults, space, 20)).toEqual(trials);
  });

  it('fill the range of the learning rate evenly by its logarithm', () => {
    const decades = trialSettings(defaults, space, 41)
      .slice(1)
      .map(({ lr }) => Math.floor(Math.log10(lr as number)));
    for (const decade of [-5, -4, -3, -2]) {
      expect(decades.filter((one) => one === decade).length).toBeGreaterThanOrEqual(8);
    }
  });

  it('are chosen by the mean over tuning seeds, a diverged run counting as the worst', () => {
    expect(
      chooseTrial(
        [
          [1, 3],
          [1.5, 1.6],
          [0.1, Infinity],
        ],
        'validationLoss',
      ),
    ).toBe(1);
    expect(chooseTrial([[0.9], [0.95], [-Infinity]], 'validationAccuracy')).toBe(1);
  });

  it('are flagged at the edge of their range', () => {
    expect(edgesOf({ ...defaults, lr: 0.099 }, space)).toEqual(
      ['lr at the high end of its range', 'beta2 at the high end of its range'].slice(0, 1),
    );
  });

  it('are run from seeds that no final run has', () => {
    const seeds = tuningSeeds({ seeds: 3 } as Parameters<typeof tuningSeeds>[0]);
    expect(Math.min(...seeds)).toBeGreaterThan(2 ** 31 - 1);
  });
});

describe('the JSON Schema for editors', () => {
  it('is the one in schema/ (npm run build writes it), with the options of each problem', async () => {
    const kept: unknown = JSON.parse(await readFile('schema/study.schema.json', 'utf8'));
    expect(kept).toEqual(JSON.parse(JSON.stringify(studyJsonSchema())));
    expect(JSON.stringify(kept)).toContain('"conditionNumber"');
  });
});
