import { power } from '../base/math/power.ts';
import { totalSteps } from './common-options.ts';
import { defineSchedule } from './schedule.ts';

/** The learning rate falls to 0 along a power of the time left: lr·(1 − min(t, T) / T)^p. */
export const polynomial = defineSchedule({
  name: 'polynomial',
  summary: 'falls to 0 along a power of the time left',
  options: {
    totalSteps,
    power: { type: 'number', default: 1, above: 0, help: '1 falls in a straight line' },
  },
  rate(step, lr, options, iterations) {
    const total = options.totalSteps === 0 ? iterations : options.totalSteps;
    return lr * power(1 - Math.min(step, total) / total, options.power);
  },
});
