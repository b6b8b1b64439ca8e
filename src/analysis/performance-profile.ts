/** How often a solver is within a factor of the best. */
export interface ProfilePoint {
  /** At least 1. */
  readonly ratio: number;
  /** The share of problems on which its time is at most `ratio` times the best. */
  readonly share: number;
}

/** Where AlgoPerf's score stops to look. */
const ALGOPERF_RATIO = 4;

/**
 * The performance profile of each solver (Dolan & Moré, "Benchmarking optimization software with
 * performance profiles", 2002, section 2): a step function, given by the points where it rises.
 *
 * @param times problems × solvers; Infinity where a solver never got there
 */
export function performanceProfiles(times: readonly (readonly number[])[]): ProfilePoint[][] {
  const ratios = ratiosOf(times);
  const solvers = times[0]?.length ?? 0;
  return Array.from({ length: solvers }, (_, solver) => {
    const own = ratios.map((ofProblem) => ofProblem[solver]!).filter(Number.isFinite);
    const sorted = own.sort((a, b) => a - b);
    const points: ProfilePoint[] = [];
    sorted.forEach((ratio, i) => {
      const share = (i + 1) / times.length;
      if (sorted[i + 1] !== ratio) points.push({ ratio, share });
    });
    return points;
  });
}

/** Each solver's time on a problem over the best there; on one that nobody solved, Infinity. */
function ratiosOf(times: readonly (readonly number[])[]): number[][] {
  return times.map((ofProblem) => {
    const best = Math.min(...ofProblem);
    return ofProblem.map((time) => (Number.isFinite(time) ? time / best : Infinity));
  });
}

/**
 * AlgoPerf's benchmark score: the mean height of a profile between the ratios 1 and 4 (Dahl et al.,
 * "Benchmarking neural network training algorithms", 2023, section 4.4).
 *
 * @returns 0 to 1
 */
export function algoperfScore(profile: readonly ProfilePoint[]): number {
  let area = 0;
  profile.forEach(({ ratio, share }, i) => {
    const end = Math.min(ALGOPERF_RATIO, profile[i + 1]?.ratio ?? ALGOPERF_RATIO);
    area += Math.max(0, end - ratio) * share;
  });
  return area / (ALGOPERF_RATIO - 1);
}
