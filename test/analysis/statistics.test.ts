import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bootstrapBand, bootstrapMeanInterval } from '../../src/analysis/bootstrap.ts';
import { friedman } from '../../src/analysis/friedman.ts';
import { holm } from '../../src/analysis/holm.ts';
import { interquartileMean } from '../../src/analysis/interquartile-mean.ts';
import { medianOf } from '../../src/analysis/median.ts';
import { compareLeader, comparePairs, type Valued } from '../../src/analysis/paired-comparison.ts';
import { testAllPairs } from '../../src/analysis/step-down-max-t.ts';
import { ranksOf } from '../../src/analysis/ranks.ts';
import { wilcoxonSignedRank } from '../../src/analysis/wilcoxon.ts';
import { chiSquaredShareAbove } from '../../src/base/math/chi-squared.ts';
import { normalShareBelow } from '../../src/base/math/normal-distribution.ts';
import { RandomState } from '../../src/base/random/random-state.ts';
import scipy from './scipy-reference.json' with { type: 'json' };

describe('distributions are SciPy’s', () => {
  it.each(scipy.normal)('Φ($x)', ({ x, below }) => {
    expect(Math.abs(normalShareBelow(x) - below)).toBeLessThan(1e-15);
  });

  it.each(scipy.chiSquared)('χ² of $degrees degrees above $x', ({ x, degrees, above }) => {
    expect(Math.abs(chiSquaredShareAbove(x, degrees) - above)).toBeLessThan(1e-14);
  });
});

describe('Wilcoxon’s signed-rank test', () => {
  it.each(scipy.wilcoxonExact)('counts out the distribution as SciPy does', (one) => {
    const { statistic, pValue } = wilcoxonSignedRank(one.sample);
    expect(statistic).toBeCloseTo(one.result[0]!, 12);
    expect(pValue).toBeCloseTo(one.result[1]!, 12);
  });

  it.each(scipy.wilcoxonTies)('counts out all signs where ranks are shared', (one) => {
    expect(wilcoxonSignedRank(one.sample).pValue).toBeCloseTo(one.pValue, 12);
  });

  it.each(scipy.wilcoxonApproximate)('is SciPy’s approximation for many', (one) => {
    const { statistic, pValue } = wilcoxonSignedRank(one.sample);
    expect(statistic).toBeCloseTo(one.result[0]!, 12);
    expect(pValue).toBeCloseTo(one.result[1]!, 12);
  });

  it('can’t be below 0.05 with five seeds, and is 2/2⁶ with six on one side', () => {
    expect(wilcoxonSignedRank([1, 2, 3, 4, 5]).pValue).toBe(0.0625);
    expect(wilcoxonSignedRank([1, 2, 3, 4, 5, Infinity]).pValue).toBe(2 / 2 ** 6);
  });

  it('finds nothing in no difference', () => {
    expect(wilcoxonSignedRank([0, 0, 0])).toEqual({ statistic: 0, pValue: 1, count: 0 });
  });
});

describe('Friedman’s test', () => {
  it.each(scipy.friedman)('is SciPy’s', ({ table, result }) => {
    const { statistic, pValue } = friedman(table);
    expect(statistic).toBeCloseTo(result[0]!, 10);
    expect(pValue).toBeCloseTo(result[1]!, 12);
  });
});

describe('small things', () => {
  it.each(scipy.trimMean)('the interquartile mean is SciPy’s trim_mean', ({ sample, mean }) => {
    expect(interquartileMean(sample)).toBeCloseTo(mean, 12);
  });

  it('Holm’s correction is R’s p.adjust', () => {
    // p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm")
    expect(holm([0.01, 0.04, 0.03, 0.005])).toEqual([0.03, 0.06, 0.06, 0.02]);
  });

  it('a median may be infinite', () => {
    expect(medianOf([3, 1, 2])).toBe(2);
    expect(medianOf([4, 1, 2, 3])).toBe(2.5);
    expect(medianOf([Infinity, 1, Infinity, Infinity])).toBe(Infinity);
    expect(medianOf([])).toBeNaN();
  });

  it('equal values share the mean of their ranks', () => {
    expect(ranksOf([3, 1, 3, Infinity, Infinity, 2])).toEqual([3.5, 1, 3.5, 5.5, 5.5, 2]);
  });

  it('ranks add up to what they must', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1 }), (values) => {
        const n = values.length;
        expect(ranksOf(values).reduce((a, b) => a + b, 0)).toBe((n * (n + 1)) / 2);
      }),
    );
  });
});

describe('the bootstrap', () => {
  it('is the same every time, and a point where there is nothing to draw', () => {
    const sample = [0.1, 0.4, 0.2, 0.9, 0.3];
    expect(bootstrapMeanInterval(sample)).toEqual(bootstrapMeanInterval(sample));
    expect(bootstrapMeanInterval([3, 3, 3, 3, 3])).toEqual({ low: 3, high: 3 });
  });

  it.each([5, 10, 30])('covers the mean of %i in 93 to 97 of 100 cases', (count) => {
    const random = new RandomState(7);
    const cases = 1000;
    let covered = 0;
    for (let one = 0; one < cases; one++) {
      const sample = Array.from({ length: count }, () => random.normal());
      const { low, high } = bootstrapMeanInterval(sample, { resamples: 600, seed: one })!;
      if (low <= 0 && 0 <= high) covered++;
    }
    expect(covered / cases).toBeGreaterThan(0.93);
    expect(covered / cases).toBeLessThan(0.97);
  });

  it('gives no interval of a mean of four', () => {
    expect(bootstrapMeanInterval([1, 2, 3, 4])).toBeUndefined();
    expect(bootstrapMeanInterval([0.1, 0.1, 0.1, 0.1, 0.1])).toMatchObject({ low: 0.1 });
  });

  it('bands curves point by point, with the runs drawn once', () => {
    const curves = [
      [1, 2],
      [3, 6],
    ];
    const band = bootstrapBand(curves);
    expect(band).toMatchObject({ mean: [2, 4], median: [2, 4], low: [1, 2], high: [3, 6] });
  });
});

const tested = (values: readonly Valued[]) => testAllPairs([values.map((one) => one.values)])[0]!;
const allPairs = (values: readonly Valued[]) => comparePairs(values, tested(values));

describe('paired comparisons', () => {
  const seeds = [0.11, 0.32, 0.21, 0.45, 0.08, 0.27, 0.39, 0.18];

  it('see a small shift that is there in every seed, whatever the seeds differ by', () => {
    const [pair] = allPairs([
      { label: 'a', values: seeds },
      { label: 'b', values: seeds.map((value, i) => value + 0.01 + i / 1000) },
    ]);
    expect(pair).toMatchObject({ aLower: 8, ties: 0, bLower: 0, effectSize: -1, detected: true });
    expect(pair!.pValue).toBe(2 / 2 ** 8);
    expect(pair!.interval!.high).toBeLessThan(-0.01);
    expect(pair!.difference).toBeCloseTo(-0.0135, 12);
  });

  it('are not told apart where the interval of the mean holds both signs, however steady the seeds', () => {
    // One huge seed: every difference has one sign, but the mean is that of the one.
    const [pair] = allPairs([
      { label: 'a', values: seeds.map((_, i) => (i === 0 ? 100 : i / 1000)) },
      { label: 'b', values: seeds.map(() => 0) },
    ]);
    expect(pair!.interval!.low).toBeLessThan(0);
    expect(pair!.detected).toBe(false);
  });

  it('say no less would have been seen than what was there and was not', () => {
    const values = [0, 0, 0, 0, 0, 0, 0, 0].map((_, i) => (i === 0 ? 100 : i / 1000));
    const [pair] = allPairs([
      { label: 'a', values },
      { label: 'b', values: seeds.map(() => 0) },
    ]);
    expect(pair!.detected).toBe(false);
    expect(pair!.detectable).toBeGreaterThan(Math.abs(pair!.difference));
  });

  it('find no difference between copies', () => {
    const [pair] = allPairs([
      { label: 'a', values: seeds },
      { label: 'b', values: seeds },
    ]);
    expect(pair).toMatchObject({ ties: 8, pValue: 1, difference: 0, detected: false });
  });

  it('count a diverged run as the worst, and two of them as a tie', () => {
    const [pair] = allPairs([
      { label: 'a', values: [1, Infinity, 2] },
      { label: 'b', values: [2, Infinity, Infinity] },
    ]);
    expect(pair).toMatchObject({ aLower: 2, ties: 1, interval: undefined, difference: -1 });
  });

  const alikes: [string, (random: RandomState) => number][] = [
    ['normal', (random) => random.normal()],
    ['lognormal', (random) => Math.exp(random.normal())],
  ];
  it.each(alikes)(
    'tell any of those that are alike apart in 5 of 100 studies at most, beside one that is worse: %s',
    (_, draw) => {
      const random = new RandomState(3);
      const studies = 1000;
      let wrong = 0;
      for (let study = 0; study < studies; study++) {
        const values = Array.from({ length: 6 }, (_, i) => ({
          label: String(i),
          values: Array.from({ length: 10 }, () => draw(random) + (i === 0 ? 5 : 0)),
        }));
        if (tested(values).some(({ a, adjustedPValue }) => a > 0 && adjustedPValue <= 0.05)) {
          wrong++;
        }
      }
      // Three standard errors of so many studies.
      expect(wrong / studies).toBeLessThanOrEqual(0.05 + 3 * Math.sqrt((0.05 * 0.95) / studies));
    },
  );

  it('see with 10 seeds and 8 optimizers what Holm’s correction of 28 pairs lets nobody see', () => {
    const apart = Array.from({ length: 8 }, (_, i) => ({
      label: String(i),
      values: seeds.concat(0.3, 0.2).map((value, seed) => -value - i - ((seed * i) % 3) / 100),
    }));
    const pairs = allPairs(apart);
    expect(Math.min(...pairs.map((pair) => pair.adjustedPValue))).toBeGreaterThan(0.05);
    expect(pairs.every((pair) => pair.detected)).toBe(true);
    const { leader, pairs: ofLeader } = compareLeader(apart, tested(apart), true);
    expect(leader).toBe(0);
    expect(ofLeader.every((pair) => pair.detected)).toBe(true);
  });
});
