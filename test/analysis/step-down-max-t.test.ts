import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canDetect,
  FEWEST_UNITS,
  SIGNIFICANT,
  testAllPairs,
} from '../../src/analysis/step-down-max-t.ts';
import { RandomState } from '../../src/base/random/random-state.ts';

/** By make-step-down-reference.py. */
const reference = JSON.parse(
  readFileSync(new URL('step-down-reference.json', import.meta.url), 'utf8'),
) as {
  signFlip: { sample: number[]; pValue: number }[];
  stepDown: { problems: number[][][]; adjusted: number[][] }[];
};

const pValues = (problems: readonly (readonly (readonly number[])[])[]) =>
  testAllPairs(problems).map((pairs) => pairs.map(({ adjustedPValue }) => adjustedPValue));

describe('the test of all pairs', () => {
  it.each(reference.signFlip)('of two optimizers is SciPy’s sign-flip test', (one) => {
    const zeros = one.sample.map(() => 0);
    expect(pValues([[one.sample, zeros]])[0]![0]).toBeCloseTo(one.pValue, 12);
  });

  it.each(reference.stepDown)('is the step-down max-T by its definition', (one) => {
    const found = pValues(one.problems);
    found.forEach((ofProblem, i) =>
      ofProblem.forEach((p, j) => expect(p).toBeCloseTo(one.adjusted[i]![j]!, 12)),
    );
  });

  it('says the same whatever the order of optimizers, and of all signs turned', () => {
    const column = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), {
      minLength: 8,
      maxLength: 8,
    });
    fc.assert(
      fc.property(fc.tuple(column, column, column), ([a, b, c]) => {
        const [ab, ac, bc] = pValues([[a, b, c]])[0]!;
        const [ca, cb, ba] = pValues([[c, a, b].map((values) => values.map((v) => -v))])[0]!;
        expect(ca).toBeCloseTo(ac!, 9);
        expect(cb).toBeCloseTo(bc!, 9);
        expect(ba).toBeCloseTo(ab!, 9);
      }),
      { numRuns: 50 },
    );
  });

  it('can detect with ten units and twenty optimizers, though there are 190 pairs', () => {
    const random = new RandomState(1);
    const values = Array.from({ length: 20 }, (_, i) =>
      Array.from({ length: 10 }, () => random.normal() / 10 - (i === 3 ? 1 : 0)),
    );
    const pairs = testAllPairs([values])[0]!;
    const ofFourth = pairs.filter(({ a, b }) => a === 3 || b === 3);
    expect(ofFourth.every(({ adjustedPValue }) => adjustedPValue <= 0.05)).toBe(true);
    expect(pairs.filter(({ adjustedPValue }) => adjustedPValue <= 0.05).length).toBeLessThan(25);
  });

  it('can detect nothing with five units, and says so', () => {
    const apart = [
      [1, 2, 3, 4, 5],
      [101, 102, 103, 104, 105],
    ];
    const [pair] = testAllPairs([apart])[0]!;
    expect(pair!.adjustedPValue).toBe(1 / 16);
    expect(pair!.detectable).toBeNaN();
    for (let units = 1; units < 10; units++) {
      const one = Array.from({ length: units }, (_, i) => i / 100);
      const far = one.map((value) => value + 100);
      const isDetected = testAllPairs([[one, far]])[0]![0]!.adjustedPValue <= SIGNIFICANT;
      expect(isDetected).toBe(canDetect(units));
      expect(isDetected).toBe(units >= FEWEST_UNITS);
    }
  });

  it('counts a diverged run as the largest difference, and none where both diverged', () => {
    const steady = Array.from({ length: 10 }, (_, i) => 1 + i / 100);
    const diverged = steady.map((_, i) => (i < 8 ? Infinity : 1.5 + i / 100));
    const [pair] = testAllPairs([[steady, diverged]])[0]!;
    expect(pair!.adjustedPValue).toBeLessThan(0.05);
    expect(pair!.difference).toBeLessThan(0);
    const both = steady.map(() => Infinity);
    expect(testAllPairs([[both, both]])[0]![0]).toMatchObject({ difference: 0, adjustedPValue: 1 });
  });

  it('tells nobody apart by one unit, whoever spreads otherwise, and lets no such pair disturb others', () => {
    const one = testAllPairs([[[1], [1.1], [50], [900]]])[0]!;
    expect(one.map(({ adjustedPValue }) => adjustedPValue)).toEqual(one.map(() => 1));
    const alone = Array.from({ length: 10 }, (_, i) => (i === 0 ? 1000 : NaN));
    const steady = Array.from({ length: 10 }, (_, i) => i / 100);
    const noisy = Array.from({ length: 10 }, (_, i) => ((i * 7) % 10) / 100);
    const pairs = testAllPairs([[steady, noisy, alone]])[0]!;
    for (const { adjustedPValue } of pairs) expect(adjustedPValue).toBeGreaterThan(0.05);
  });

  it('leaves out a unit that is missing', () => {
    const a = [1, 2, 3, 4, 5, 6, 7, 8];
    const b = [2, 4, 4, 6, 6, 8, 8, NaN];
    const [pair] = testAllPairs([[a, b]])[0]!;
    expect(pair!.difference).toBeCloseTo(-10 / 7, 12);
    expect(pair!.adjustedPValue).toBe(1 / 64);
  });

  it('says which difference it would have seen: one a little larger is seen', () => {
    const random = new RandomState(2);
    const noise = Array.from({ length: 10 }, () => random.normal());
    const other = Array.from({ length: 10 }, () => random.normal());
    const [pair] = testAllPairs([[noise, other]])[0]!;
    expect(pair!.adjustedPValue).toBeGreaterThan(0.05);
    // Its spread grows with it, so a little more is needed.
    const shifted = other.map((value) => value - pair!.difference + 1.6 * pair!.detectable);
    expect(testAllPairs([[noise, shifted]])[0]![0]!.adjustedPValue).toBeLessThanOrEqual(0.05);
  });
});
