import { ln } from '../base/math/ln.ts';

/** A value of an option, and how a run with it ended. */
export interface SensitivityPoint {
  readonly value: number;
  /** Infinity (or −Infinity, where high is good) where it diverged. */
  readonly metric: number;
}

export interface Sensitivity {
  readonly best: SensitivityPoint;
  /** The values next to the best, it included, whose metric is within 5 % of the best one's. */
  readonly low: number;
  readonly high: number;
  /** From low to high, in powers of ten. */
  readonly decades: number;
}

const NEAR = 0.05;

/**
 * How wide the range of good values of an option is, on the values that were tried.
 *
 * @param points by rising value; at least one
 */
export function sensitivityOf(
  points: readonly SensitivityPoint[],
  higherIsBetter: boolean,
): Sensitivity {
  const better = (a: number, b: number) => (higherIsBetter ? a > b : a < b);
  const at = points.reduce(
    (best, { metric }, i) => (better(metric, points[best]!.metric) ? i : best),
    0,
  );
  const best = points[at]!;
  const margin = NEAR * Math.abs(best.metric);
  const isNear = (i: number) => Math.abs(points[i]!.metric - best.metric) <= margin;
  let [low, high] = [at, at];
  while (low > 0 && isNear(low - 1)) low--;
  while (high < points.length - 1 && isNear(high + 1)) high++;
  const [from, to] = [points[low]!.value, points[high]!.value];
  return { best, low: from, high: to, decades: from > 0 ? ln(to / from) / Math.LN10 : NaN };
}
