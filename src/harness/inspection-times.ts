import type { Experiment } from '../experiment/schema.ts';

type InspectionTimes = Pick<Experiment, 'norms' | 'weights' | 'iterations'>;

/** Whether norms are taken of this iteration's update. */
export function takesNormsAt({ norms, iterations }: InspectionTimes, iteration: number): boolean {
  return norms !== undefined && isRegularOrLast(iteration, norms.every, iterations);
}

/** Whether the hidden layer's weights are taken after this iteration's update. */
export function takesWeightsAt(
  { weights, iterations }: InspectionTimes,
  iteration: number,
): boolean {
  return weights !== undefined && isRegularOrLast(iteration, weights.every, iterations);
}

/** How often norms are taken in all. */
export function normsCount({ norms, iterations }: InspectionTimes): number {
  return norms ? countOf(norms.every, iterations) : 0;
}

/** How often weights are taken in all. */
export function weightsCount({ weights, iterations }: InspectionTimes): number {
  return weights ? countOf(weights.every, iterations) : 0;
}

function isRegularOrLast(
  iteration: number,
  every: number | undefined,
  iterations: number,
): boolean {
  return iteration === iterations - 1 || (every !== undefined && iteration % every === 0);
}

function countOf(every: number | undefined, iterations: number): number {
  if (every === undefined) return 1;
  return Math.ceil(iterations / every) + ((iterations - 1) % every === 0 ? 0 : 1);
}
