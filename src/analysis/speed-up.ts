import { exp } from '../base/math/exp.ts';
import { ln } from '../base/math/ln.ts';

/** How many times faster one solver is than another, over the problems that both solved. */
export interface SpeedUp {
  /** The geometric mean of the ratios of times; NaN where they solved none in common. */
  readonly factor: number;
  readonly problems: number;
}

/**
 * The geometric mean of speed-ups: the only mean of ratios that does not depend on whose time stands
 * below (Fleming & Wallace, "How not to lie with statistics", 1986).
 *
 * @param times of the solver on each problem; Infinity where it never got there
 * @param baseline those of the other
 */
export function geometricMeanSpeedUp(
  times: readonly number[],
  baseline: readonly number[],
): SpeedUp {
  const logarithms = times.flatMap((time, i) =>
    Number.isFinite(time) && Number.isFinite(baseline[i]) ? [ln(baseline[i]! / time)] : [],
  );
  const problems = logarithms.length;
  const mean = logarithms.reduce((sum, value) => sum + value, 0) / problems;
  return { factor: problems === 0 ? NaN : exp(mean), problems };
}
