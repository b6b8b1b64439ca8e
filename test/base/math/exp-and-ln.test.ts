import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exp } from '../../../src/base/math/exp.ts';
import { ln } from '../../../src/base/math/ln.ts';
import reference from './decimal.json' with { type: 'json' };

/** The distance to the next larger double. */
function ulp(x: number): number {
  const exponent = Math.max(Math.floor(Math.log2(Math.abs(x))), -1022);
  return 2 ** (exponent - 52);
}

describe('ln', () => {
  it('is the correctly rounded logarithm (decimal arithmetic, 60 digits)', () => {
    for (const [x, expected] of reference.ln) expect(ln(x!), `ln ${x}`).toBe(expected);
  });

  it('has the limits of a logarithm', () => {
    expect(ln(0)).toBe(-Infinity);
    expect(ln(-0)).toBe(-Infinity);
    expect(ln(Infinity)).toBe(Infinity);
    expect(ln(-1)).toBeNaN();
    expect(ln(-Infinity)).toBeNaN();
    expect(ln(NaN)).toBeNaN();
  });

  it('is within one unit in the last place of Math.log', () => {
    fc.assert(
      fc.property(fc.double({ min: 5e-324, noNaN: true, noDefaultInfinity: true }), (x) => {
        expect(Math.abs(ln(x) - Math.log(x))).toBeLessThanOrEqual(ulp(Math.log(x)));
      }),
    );
  });
});

describe('exp', () => {
  it('is within one unit in the last place (decimal arithmetic, 60 digits)', () => {
    for (const [x, expected] of reference.exp) {
      expect(Math.abs(exp(x!) - expected!), `exp ${x}`).toBeLessThanOrEqual(ulp(expected!));
    }
  });

  it('has the limits of an exponential', () => {
    expect(exp(0)).toBe(1);
    expect(exp(710)).toBe(Infinity);
    expect(exp(Infinity)).toBe(Infinity);
    expect(exp(-746)).toBe(0);
    expect(exp(-Infinity)).toBe(0);
    expect(exp(NaN)).toBeNaN();
  });

  it('never falls where its argument rises by a noticeable step', () => {
    fc.assert(
      fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (x) => {
        expect(exp(x + 1e-9 * Math.max(1, Math.abs(x)))).toBeGreaterThanOrEqual(exp(x));
      }),
    );
  });
});
