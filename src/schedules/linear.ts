import { totalSteps } from './common-options.ts';
import { defineSchedule } from './schedule.ts';

/**
 * The learning rate goes in a straight line from one share of lr to another, and stays there:
 * lr·(a + (b − a)·min(t, T) / T). From less than 1 to 1 it is a warm-up, the other way a decay.
 */
export const linear = defineSchedule({
  name: 'linear',
  summary: 'in a straight line from one share of lr to another: a warm-up, or a decay',
  options: {
    startFactor: { type: 'number', default: 1 / 3, min: 0, help: 'share of lr at the start' },
    endFactor: { type: 'number', default: 1, min: 0, help: 'share of lr at the end' },
    totalSteps,
  },
  rate(step, lr, { startFactor, endFactor, totalSteps }, iterations) {
    const total = totalSteps === 0 ? iterations : totalSteps;
    return lr * (startFactor + ((endFactor - startFactor) * Math.min(step, total)) / total);
  },
});
