import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kaiserWindow } from '../../src/analysis/kaiser-window.ts';
import { smooth } from '../../src/analysis/smoothing.ts';
import reference from '../reference/textbook/smooth_curve.json' with { type: 'json' };

const series = fc.float64Array({ min: -100, max: 100, noNaN: true, minLength: 1, maxLength: 60 });
const oddWindow = fc.integer({ min: 0, max: 15 }).map((half) => 2 * half + 1);
const beta = fc.double({ min: 0, max: 20, noNaN: true });

describe('the Kaiser window', () => {
  it('is NumPy’s for length 11 and beta 2, normalised', () => {
    const weights = kaiserWindow(11, 2);
    const total = weights.reduce((a, b) => a + b);
    reference.window.forEach((expected, i) => {
      expect(Math.abs(weights[i]! / total - expected)).toBeLessThan(1e-15);
    });
  });

  it('is NumPy’s np.kaiser(4, 8.6)', () => {
    const expected = [0.0013325139979, 0.6304119273, 0.6304119273, 0.0013325139979];
    kaiserWindow(4, 8.6).forEach((weight, i) => {
      expect(weight).toBeCloseTo(expected[i]!, 9);
    });
  });

  it('is a rectangle for beta 0, and one number for length 1', () => {
    expect([...kaiserWindow(5, 0)]).toEqual([1, 1, 1, 1, 1]);
    expect([...kaiserWindow(1, 2)]).toEqual([1]);
  });
});

describe('smooth', () => {
  it('gives the textbook’s numbers (NumPy)', () => {
    const { values, window } = smooth(Float64Array.from(reference.input));
    expect(window).toBe(11);
    expect(values).toHaveLength(reference.output.length);
    reference.output.forEach((expected, i) => {
      expect(Math.abs(values[i]! - expected)).toBeLessThan(1e-15);
    });
  });

  it('keeps the length, and a constant series as it is', () => {
    fc.assert(
      fc.property(series, oddWindow, beta, (values, window, beta) => {
        const constant = values.map(() => 3);
        const smoothed = smooth(constant, window, beta).values;
        expect(smoothed).toHaveLength(values.length);
        smoothed.forEach((value) => {
          expect(value).toBeCloseTo(3, 12);
        });
      }),
    );
  });

  it('stays between the smallest and the largest number of the series', () => {
    fc.assert(
      fc.property(series, oddWindow, beta, (values, window, beta) => {
        const smoothed = smooth(values, window, beta).values;
        expect(Math.min(...smoothed)).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9);
        expect(Math.max(...smoothed)).toBeLessThanOrEqual(Math.max(...values) + 1e-9);
      }),
    );
  });

  it('leaves a series as it is with a window of one', () => {
    const values = Float64Array.of(3, 1, 4, 1, 5);
    expect(smooth(values, 1).values).toEqual(values);
  });

  it('says which window it took where the series is shorter than the one asked for', () => {
    expect(smooth(Float64Array.of(1, 2, 3, 4), 11).window).toBe(3);
    expect(smooth(Float64Array.of(1, 2, 3), 11).window).toBe(3);
    expect(smooth(Float64Array.of(7), 11)).toEqual({ values: Float64Array.of(7), window: 1 });
    expect(smooth(new Float64Array(), 11).values).toHaveLength(0);
  });

  it('smooths a diverged series up to its last finite number, and keeps the rest', () => {
    const finite = Float64Array.from(reference.input);
    const diverged = Float64Array.of(...reference.input, NaN, 1);
    const { values } = smooth(diverged);
    expect([...values.subarray(0, finite.length)]).toEqual([...smooth(finite).values]);
    expect([...values.subarray(finite.length)]).toEqual([NaN, 1]);
  });

  it.each([0, 2, -3, 1.5])('refuses a window of %d', (window) => {
    expect(() => smooth(Float64Array.of(1), window)).toThrow(RangeError);
  });
});
