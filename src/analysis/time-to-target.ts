import { percentileInterval, type Interval } from './bootstrap.ts';

/** A number that was noted after so many updates. */
export interface Noted {
  readonly step: number;
  readonly value: number;
}

/**
 * After how many updates a run first reaches a target.
 * @returns Infinity where it never does
 */
export function stepsToTarget(
  noted: readonly Noted[],
  target: number,
  higherIsBetter: boolean,
): number {
  const reached = noted.find(({ value }) => (higherIsBetter ? value >= target : value <= target));
  return reached?.step ?? Infinity;
}

/** How far a run went for a target. */
export interface Attempt {
  /** Updates until the target, or all that it made without reaching it. */
  readonly steps: number;
  readonly reached: boolean;
}

export interface ExpectedRunningTime {
  /** Infinity where no run reached the target. */
  readonly steps: number;
  /** 95 %, by drawing the runs again; its high end is Infinity where draws without success are common. */
  readonly interval: Interval;
  /** The share of runs that reached it. */
  readonly reachedShare: number;
}

/**
 * The expected running time: the updates of all runs over the number of those that reached the
 * target (Hansen et al., "COCO: a platform for comparing continuous optimizers", 2021, section 4).
 */
export function expectedRunningTime(attempts: readonly Attempt[]): ExpectedRunningTime {
  const reached = attempts.filter((attempt) => attempt.reached).length;
  const ofDraw = (places: readonly number[]): number => {
    const steps = places.reduce((sum, i) => sum + attempts[i]!.steps, 0);
    const successes = places.filter((i) => attempts[i]!.reached).length;
    return successes === 0 ? Infinity : steps / successes;
  };
  const steps = ofDraw(attempts.map((_, i) => i));
  const interval = percentileInterval(attempts.length, ofDraw);
  return { steps, interval, reachedShare: reached / attempts.length };
}

/** The share of runs that have reached their targets after so many updates. */
export interface RuntimePoint {
  readonly steps: number;
  readonly share: number;
}

/**
 * The empirical cumulative distribution of runtimes (Hansen et al., 2021, section 5): a step
 * function, given by the points where it rises.
 *
 * @param times updates to the target of each run, on any problem; Infinity where it was never reached
 */
export function runtimeDistribution(times: readonly number[]): RuntimePoint[] {
  const reached = times.filter(Number.isFinite).sort((a, b) => a - b);
  return reached.flatMap((steps, i) =>
    reached[i + 1] === steps ? [] : [{ steps, share: (i + 1) / times.length }],
  );
}
