import { describe, expect, it } from 'vitest';
import { isLogarithmic, scaleFor } from '../../../src/report/charts/shared/axis-scale.ts';

describe('an axis', () => {
  it.each([
    ['course', 5],
    ['spread', 20],
    ['response', 30],
    ['worth', 50],
  ] as const)('of a %s is logarithmic from more than %i times the least value on', (of, times) => {
    expect(isLogarithmic([0.1, 0.1 * times * 1.01], of)).toBe(true);
    expect(isLogarithmic([1, times], of)).toBe(false);
    expect(scaleFor([1, times], of)).toEqual({ zero: false });
  });

  it('of what changes by factors is logarithmic wherever that can be', () => {
    expect(scaleFor([1, 1.1], 'factor')).toEqual({ type: 'log', nice: false });
    expect(scaleFor([1], 'factor')).toEqual({ type: 'log', nice: false });
  });

  it.each(['course', 'spread', 'response', 'worth', 'factor'] as const)(
    'of a %s is linear where a logarithm can’t show all values, or there are none',
    (of) => {
      expect(isLogarithmic([0, 1000], of)).toBe(false);
      expect(isLogarithmic([-1, 1000], of)).toBe(false);
      expect(isLogarithmic([], of)).toBe(false);
      expect(isLogarithmic([NaN, Infinity], of)).toBe(false);
    },
  );

  it('does not care for values that are not drawn, as they are not finite', () => {
    expect(isLogarithmic([1, 2, Infinity, NaN], 'course')).toBe(false);
    expect(isLogarithmic([1, 6, -Infinity, NaN], 'course')).toBe(true);
  });

  it('takes as many values as a long run has', () => {
    const values = Array.from({ length: 300_000 }, (_, i) => i + 1);
    expect(isLogarithmic(values, 'worth')).toBe(true);
  });
});
