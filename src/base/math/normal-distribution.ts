import { exp } from './exp.ts';
import { ln } from './ln.ts';

const ROOT_OF_TWO_PI = 2.5066282746310002;
/** Beyond it the tail is less than 10⁻¹⁵. */
const FAR = 8;

/**
 * Φ(x), the share of a standard normal below x, within 10⁻¹⁵.
 *
 * Method: Φ(x) = ½ + φ(x)(x + x³/3 + x⁵/(3·5) + …) (Marsaglia, "Evaluating the normal distribution",
 * 2004).
 */
export function normalShareBelow(x: number): number {
  if (x < -FAR) return 0;
  if (x > FAR) return 1;
  let [term, sum] = [x, x];
  for (let n = 3; sum + term !== sum; n += 2) {
    term *= (x * x) / n;
    sum += term;
  }
  return 0.5 + (sum * exp((-x * x) / 2)) / ROOT_OF_TWO_PI;
}

/** Newton’s method needs fewer than ten; it is stopped where rounding keeps it moving. */
const STEPS = 60;

/**
 * Φ⁻¹(share), the number below which a share of a standard normal lies.
 *
 * Method: a rough start (Abramowitz & Stegun, 26.2.22), then Newton's method on Φ until it stands.
 *
 * @param share between 0 and 1; at 0 and 1 it is −∞ and ∞
 */
export function normalQuantile(share: number): number {
  if (share <= 0) return -Infinity;
  if (share >= 1) return Infinity;
  if (share > 0.5) return -normalQuantile(1 - share);
  const t = Math.sqrt(-2 * ln(share));
  let x = -(t - (2.30753 + 0.27061 * t) / (1 + t * (0.99229 + 0.04481 * t)));
  for (let step = 0; step < STEPS; step++) {
    const change = ((normalShareBelow(x) - share) * ROOT_OF_TWO_PI) / exp((-x * x) / 2);
    x -= Math.max(-1, Math.min(1, change));
    if (Math.abs(change) < 1e-14) break;
  }
  return x;
}
