import type { Experiment } from '../experiment/schema.ts';

/** At which iterations something is taken: at 0, `every`, 2 · `every`, …, and at the last. */
export interface Times {
  readonly every?: number | undefined;
  readonly end: boolean;
}

type EvaluationTimes = Pick<Experiment, 'evaluate' | 'iterations'>;

/** Whether accuracies are taken after this iteration's update. */
export function evaluatesAt({ evaluate, iterations }: EvaluationTimes, iteration: number): boolean {
  return isTakenAt(evaluate, iterations, iteration);
}

/** For how many evaluations there must be room. */
export function evaluationCount({ evaluate, iterations }: EvaluationTimes): number {
  return mostTaken(evaluate, iterations);
}

/** @param iterations of the whole run */
export function isTakenAt({ every, end }: Times, iterations: number, iteration: number): boolean {
  if (end && iteration === iterations - 1) return true;
  return every !== undefined && iteration % every === 0;
}

/** How often something is taken at most: once more than it is where the last iteration is regular. */
export function mostTaken({ every, end }: Times, iterations: number): number {
  const regular = every === undefined ? 0 : Math.ceil(iterations / every);
  return regular + (end ? 1 : 0);
}
