import { integerPower } from '../base/math/integer-power.ts';
import { decayFactor } from './common-options.ts';
import { defineSchedule } from './schedule.ts';

/** The learning rate is multiplied by γ at each milestone: lr·γ^(milestones ≤ t). */
export const multiStep = defineSchedule({
  name: 'multi-step',
  summary: 'multiplied by gamma at each milestone',
  options: {
    milestones: {
      type: 'numbers',
      default: [1000, 1500],
      min: 0,
      help: 'the updates, counted from 0, from which a new rate holds',
    },
    gamma: decayFactor(0.1),
  },
  rate(step, lr, { milestones, gamma }) {
    let passed = 0;
    for (const milestone of milestones) if (milestone <= step) passed++;
    return lr * integerPower(gamma, passed);
  },
});
