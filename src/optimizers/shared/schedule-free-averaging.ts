import { power } from '../../base/math/power.ts';
import type { NumberSpec } from '../../base/options/options.ts';

/** The options of the average that both schedule-free methods keep. */
export const averagingOptions = {
  warmupSteps: {
    type: 'integer',
    default: 0,
    min: 0,
    help: 'steps over which the learning rate rises to lr',
  },
  r: {
    type: 'number',
    default: 0,
    min: 0,
    help: 'weight of step t in the average is in proportion to t^r',
  },
  weightLrPower: {
    type: 'number',
    default: 2,
    min: 0,
    help: 'and to the largest learning rate so far to this power',
  },
} as const satisfies Record<string, NumberSpec>;

type AveragingOptions = Readonly<Record<keyof typeof averagingOptions | 'lr', number>>;

/** Sets the scalars that the average needs. */
export function startAveraging(scalars: Record<string, number>): void {
  scalars['weightSum'] = 0;
  scalars['largestRate'] = 0;
}

const result = { rate: 0, share: 0 };

/**
 * One step of a schedule-free method (Defazio et al., "The road less scheduled", Algorithm 1).
 *
 * @param step 1 at the first update
 * @returns the learning rate γₜ of the step and the share cₜ of the new point in the average; the
 *   same object at every call
 */
export function averagingStep(
  { lr, warmupSteps, r, weightLrPower }: AveragingOptions,
  step: number,
  scalars: Record<string, number>,
): { readonly rate: number; readonly share: number } {
  const rate = step <= warmupSteps ? lr * (step / warmupSteps) : lr;
  const largestRate = Math.max(rate, scalars['largestRate']!);
  const weight = power(step, r) * power(largestRate, weightLrPower);
  const weightSum = scalars['weightSum']! + weight;
  scalars['largestRate'] = largestRate;
  scalars['weightSum'] = weightSum;
  result.rate = rate;
  result.share = weightSum === 0 ? 0 : weight / weightSum;
  return result;
}
