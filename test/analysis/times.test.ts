import { describe, expect, it } from 'vitest';
import { criticalDifference, indistinctGroups } from '../../src/analysis/critical-difference.ts';
import { algoperfScore, performanceProfiles } from '../../src/analysis/performance-profile.ts';
import { sensitivityOf } from '../../src/analysis/sensitivity.ts';
import { geometricMeanSpeedUp } from '../../src/analysis/speed-up.ts';
import {
  expectedRunningTime,
  runtimeDistribution,
  stepsToTarget,
} from '../../src/analysis/time-to-target.ts';

describe('time to target', () => {
  const noted = [
    { step: 10, value: 0.9 },
    { step: 20, value: 0.4 },
    { step: 30, value: 0.5 },
  ];

  it('is the first note at or beyond the target, in the better direction', () => {
    expect(stepsToTarget(noted, 0.4, false)).toBe(20);
    expect(stepsToTarget(noted, 0.39, false)).toBe(Infinity);
    expect(stepsToTarget(noted, 0.9, true)).toBe(10);
  });

  it('expects all runs’ updates over the successes (COCO)', () => {
    const attempts = [
      { steps: 100, reached: true },
      { steps: 300, reached: false },
      { steps: 200, reached: true },
    ];
    const { steps, interval, reachedShare } = expectedRunningTime(attempts);
    expect(steps).toBe(300);
    expect(reachedShare).toBeCloseTo(2 / 3);
    expect(interval.low).toBeLessThanOrEqual(300);
    expect(interval.high).toBeGreaterThanOrEqual(300);
  });

  it('expects for ever where none succeeds', () => {
    expect(expectedRunningTime([{ steps: 5, reached: false }]).steps).toBe(Infinity);
  });
});

describe('the distribution of runtimes', () => {
  it('rises by each run that gets there, and never to 1 where one does not', () => {
    expect(runtimeDistribution([30, 10, Infinity, 10])).toEqual([
      { steps: 10, share: 0.5 },
      { steps: 30, share: 0.75 },
    ]);
    expect(runtimeDistribution([Infinity])).toEqual([]);
  });
});

describe('a speed-up', () => {
  it('is the geometric mean over the problems that both solved', () => {
    const { factor, problems } = geometricMeanSpeedUp(
      [10, 20, 5, Infinity],
      [20, 160, Infinity, 1],
    );
    // Twice as fast, and eight times: four times, by the square root of 16.
    expect(factor).toBeCloseTo(4, 14);
    expect(problems).toBe(2);
  });

  it('does not depend on whose time stands below', () => {
    const a = [3, 50, 7];
    const b = [4, 40, 21];
    expect(geometricMeanSpeedUp(a, b).factor).toBeCloseTo(
      1 / geometricMeanSpeedUp(b, a).factor,
      14,
    );
  });

  it('is not known where they solved no problem in common', () => {
    expect(geometricMeanSpeedUp([1], [Infinity])).toEqual({ factor: NaN, problems: 0 });
  });
});

describe('performance profiles', () => {
  // Three problems, two solvers: the first is best twice, the second once; one failure.
  const times = [
    [10, 20],
    [30, 15],
    [10, Infinity],
  ];

  it('rise where a solver comes within a factor of the best (Dolan & Moré)', () => {
    expect(performanceProfiles(times)).toEqual([
      [
        { ratio: 1, share: 2 / 3 },
        { ratio: 2, share: 1 },
      ],
      [
        { ratio: 1, share: 1 / 3 },
        { ratio: 2, share: 2 / 3 },
      ],
    ]);
  });

  it('are scored by their mean height from 1 to 4 (AlgoPerf)', () => {
    const [first, second] = performanceProfiles(times);
    expect(algoperfScore(first!)).toBeCloseTo((2 / 3 + 2) / 3, 12);
    expect(algoperfScore(second!)).toBeCloseTo((1 / 3 + 4 / 3) / 3, 12);
    expect(algoperfScore([{ ratio: 1, share: 1 }])).toBe(1);
    expect(algoperfScore([{ ratio: 5, share: 1 }])).toBe(0);
    expect(algoperfScore([])).toBe(0);
  });
});

describe('critical differences', () => {
  it('are Demšar’s: 4 classifiers on 14 data sets, 1.25', () => {
    // Demšar 2006, section 3.2.4: CD = 2.569·√(4·5 / (6·14)) = 1.25.
    expect(criticalDifference(4, 14)).toBeCloseTo(1.25, 2);
  });

  it('join neighbours that do not differ', () => {
    // C4.5, +m, +cf, +m+cf of Demšar's section 3.2.4, with mean ranks 3.143, 2.000, 2.893, 1.964, at
    // the 10 % level, where the difference is 1.12: the first and the last differ, 1.179 apart.
    expect(indistinctGroups([3.143, 2.0, 2.893, 1.964], 1.12)).toEqual([
      [3, 1, 2],
      [2, 0],
    ]);
    expect(indistinctGroups([3.143, 2.0, 2.893, 1.964], 1.25)).toEqual([[3, 1, 2, 0]]);
  });

  it('are unknown for one solver', () => {
    expect(() => criticalDifference(1, 5)).toThrow(RangeError);
  });
});

describe('sensitivity', () => {
  it('is the width of the range around the best, in decades', () => {
    const points = [
      { value: 1e-4, metric: 1.04 },
      { value: 1e-3, metric: 2 },
      { value: 1e-2, metric: 1.03 },
      { value: 1e-1, metric: 1 },
      { value: 1, metric: Infinity },
    ];
    const { best, low, high, decades } = sensitivityOf(points, false);
    expect([best.value, low, high]).toEqual([0.1, 0.01, 0.1]);
    expect(decades).toBeCloseTo(1, 12);
  });
});
