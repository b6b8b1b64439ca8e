import type { Experiment } from '../experiment/schema.ts';

type EvaluationTimes = Pick<Experiment, 'evaluate' | 'iterations'>;

/** Whether accuracies are taken after this iteration's update. */
export function evaluatesAt({ evaluate, iterations }: EvaluationTimes, iteration: number): boolean {
  if (evaluate.end && iteration === iterations - 1) return true;
  return evaluate.every !== undefined && iteration % evaluate.every === 0;
}

/** How often accuracies are taken in all. */
export function evaluationCount({ evaluate, iterations }: EvaluationTimes): number {
  const regular = evaluate.every === undefined ? 0 : Math.ceil(iterations / evaluate.every);
  return regular + (evaluate.end ? 1 : 0);
}
