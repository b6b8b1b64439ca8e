import { maximumRate, minimumRate } from './common-options.ts';
import { defineSchedule } from './schedule.ts';

/**
 * The learning rate goes up and down in straight lines between two values (Smith, "Cyclical
 * learning rates for training neural networks", 2017: the triangular policy).
 */
export const cyclic = defineSchedule({
  name: 'cyclic',
  summary: 'up and down in straight lines between two values',
  options: {
    minLr: minimumRate,
    maxLr: maximumRate,
    stepUp: { type: 'integer', default: 200, min: 1, help: 'updates on the way up' },
    stepDown: {
      type: 'integer',
      default: 0,
      min: 0,
      help: 'updates on the way down; 0 for as many as on the way up',
    },
  },
  rate(step, lr, { minLr, maxLr, stepUp, stepDown }) {
    const down = stepDown === 0 ? stepUp : stepDown;
    const top = maxLr === 0 ? lr : maxLr;
    const since = step % (stepUp + down);
    const height = since <= stepUp ? since / stepUp : (stepUp + down - since) / down;
    return minLr + (top - minLr) * height;
  },
});
