import { exp } from './exp.ts';
import { normalShareBelow } from './normal-distribution.ts';

/**
 * The share of the chi-squared distribution above x.
 *
 * Method: the closed sums for even and odd degrees of freedom (Abramowitz & Stegun, 26.4.4 and
 * 26.4.5).
 *
 * @param degrees of freedom; a whole number, at least 1
 */
export function chiSquaredShareAbove(x: number, degrees: number): number {
  if (x <= 0) return 1;
  const isOdd = degrees % 2 === 1;
  let share = isOdd ? 2 * (1 - normalShareBelow(Math.sqrt(x))) : exp(-x / 2);
  // The next term has the exponent's power one higher: (x/2)^k / Γ(k + 1), k = ½, 3/2, … or 1, 2, …
  let term = isOdd ? exp(-x / 2) * Math.sqrt((2 * x) / Math.PI) : exp(-x / 2) * (x / 2);
  for (let k = isOdd ? 1 : 2; 2 * k < degrees + (isOdd ? 0 : 1); k++) {
    share += term;
    term *= x / (2 * (isOdd ? k + 0.5 : k));
  }
  return Math.min(1, share);
}
