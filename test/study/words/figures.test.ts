import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { METRICS } from '../../../src/problems/problem.ts';
import { figure, metricColumn, metricWords } from '../../../src/study/words/metric-words.ts';

describe('a number for people', () => {
  it.each([
    [0.12345, '0.123'],
    [12.345, '12.3'],
    [1234.5, '1235'],
    [0, '0'],
    [0.00012345, '1.23e-4'],
    [-2.5e12, '-2.50e+12'],
    [Infinity, '∞'],
    [-Infinity, '−∞'],
    [NaN, '–'],
  ])('%d is written %s', (value, text) => {
    expect(figure(value)).toBe(text);
  });

  it('is within half a percent of what it stands for', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-300, max: 1e300, noNaN: true }),
        fc.constantFrom(1, -1),
        (size, sign) => {
          expect(Math.abs(Number(figure(sign * size)) / (sign * size) - 1)).toBeLessThan(0.00501);
        },
      ),
    );
  });
});

describe('a metric', () => {
  it('is called the same in words and in columns', () => {
    expect(metricWords('validationLoss')).toBe('validation loss');
    for (const metric of METRICS) {
      expect(metricColumn(metric).replace('_', ' ')).toBe(metricWords(metric));
    }
  });
});
