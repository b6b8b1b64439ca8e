import { exp } from './exp.ts';
import { integerPower } from './integer-power.ts';
import { ln } from './ln.ts';

/**
 * base^exponent for any real exponent, the same bits on every machine (`Math.pow` may differ
 * between JavaScript engines).
 *
 * Whole exponents are taken by repeated squaring; others as e^(exponent·ln base), whose relative
 * error grows with |exponent·ln base|: below 10⁻¹³ while the result is between 10⁻¹⁰⁰ and 10¹⁰⁰.
 *
 * @param base 0 or more
 */
export function power(base: number, exponent: number): number {
  if (Number.isInteger(exponent)) {
    const whole = integerPower(base, Math.abs(exponent));
    return exponent < 0 ? 1 / whole : whole;
  }
  if (base === 0) return exponent > 0 ? 0 : Infinity;
  return exp(exponent * ln(base));
}
