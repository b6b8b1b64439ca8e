import { describe, expect, it } from 'vitest';
import { cosPi } from '../../../src/base/math/cos-pi.ts';
import { cubeRoot } from '../../../src/base/math/cube-root.ts';
import { power } from '../../../src/base/math/power.ts';

describe('cubeRoot', () => {
  it.each([1, 8, 27, 1e-30, 1e-280, 1e300, 4e243, 1e307, 0.3, 7])(
    'of %d is within two units of the last place of the C library’s',
    (x) => {
      expect(Math.abs(cubeRoot(x) / Math.cbrt(x) - 1)).toBeLessThanOrEqual(4.5e-16);
    },
  );

  it('is so from 2⁻⁹⁶⁰ on', () => {
    for (let exponent = -288; exponent < 308; exponent += 0.37) {
      const x = 10 ** exponent;
      expect(Math.abs(cubeRoot(x) / Math.cbrt(x) - 1)).toBeLessThanOrEqual(4.5e-16);
    }
  });

  it.each([1e-307, 1e-300, 1e-290])('of %d is within 1e-6 of the C library’s', (x) => {
    expect(Math.abs(cubeRoot(x) / Math.cbrt(x) - 1)).toBeLessThan(1e-6);
  });

  it.each([0, NaN])('of %d is the number itself', (x) => {
    expect(cubeRoot(x)).toBe(x);
  });
});

describe('power', () => {
  it('is the C library’s to 1e-14 where exponents are not whole', () => {
    for (const base of [1e-6, 0.5, 0.96, 1, 2, 1000]) {
      for (const exponent of [0.004, 0.25, 0.5, 1.5, -1 / 3, 2.75]) {
        expect(Math.abs(power(base, exponent) / base ** exponent - 1)).toBeLessThan(1e-14);
      }
    }
  });

  it('is exact for whole exponents of small numbers, negative ones too', () => {
    expect(power(3, 4)).toBe(81);
    expect(power(2, -3)).toBe(0.125);
    expect(power(0, 0)).toBe(1);
  });

  it('of 0 is 0, or infinite for a negative exponent', () => {
    expect(power(0, 0.5)).toBe(0);
    expect(power(0, -0.5)).toBe(Infinity);
  });
});

describe('cosPi', () => {
  it('is exact where the cosine is', () => {
    expect([0, 0.5, 1, 1.5, 2, -1].map(cosPi)).toEqual([1, 0, -1, 0, 1, -1]);
    expect(cosPi(1 / 3)).toBeCloseTo(0.5, 15);
    expect(cosPi(0.25)).toBeCloseTo(Math.SQRT1_2, 15);
  });

  it('is the C library’s to 3e-15, the error of π·x, over a period and beyond', () => {
    for (let x = -3; x < 3; x += 0.0137) {
      expect(Math.abs(cosPi(x) - Math.cos(Math.PI * x))).toBeLessThan(3e-15);
    }
  });
});
