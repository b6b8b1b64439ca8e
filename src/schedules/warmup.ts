import type { NumberSpec, OptionSpecs, OptionValues } from '../base/options/options.ts';
import type { Schedule } from './schedule.ts';

const warmupOptions = {
  warmupSteps: {
    type: 'integer',
    default: 0,
    min: 0,
    unrecorded: true,
    help: 'updates over which the learning rate first rises in a straight line',
  },
  warmupStart: {
    type: 'number',
    default: 0,
    min: 0,
    max: 1,
    unrecorded: true,
    help: 'share of the first learning rate that the warm-up starts above',
  },
} as const satisfies Record<string, NumberSpec>;

/**
 * A schedule with a warm-up before it: for `warmupSteps` updates the rate rises in a straight line
 * to the schedule's first, then the schedule starts, and has that much less of the run. The first
 * update has a share 1 / warmupSteps of the way behind it, so that it is not lost to a rate of 0.
 */
export function withWarmup(schedule: Schedule): Schedule {
  return {
    ...schedule,
    options: { ...schedule.options, ...warmupOptions },
    rate(step, lr, options: OptionValues<OptionSpecs>, iterations) {
      const length = (options['warmupSteps'] as number | undefined) ?? 0;
      const left = Math.max(1, iterations - length);
      if (step >= length) return schedule.rate(step - length, lr, options, left);
      const start = (options['warmupStart'] as number | undefined) ?? 0;
      return schedule.rate(0, lr, options, left) * (start + ((1 - start) * (step + 1)) / length);
    },
  };
}
