import { integerPower } from '../base/math/integer-power.ts';
import { decayFactor } from './common-options.ts';
import { defineSchedule } from './schedule.ts';

/** The learning rate is multiplied by γ every `stepSize` updates: lr·γ^⌊t / stepSize⌋. */
export const step = defineSchedule({
  name: 'step',
  summary: 'multiplied by gamma every stepSize updates',
  options: {
    stepSize: { type: 'integer', default: 1000, min: 1, help: 'updates between two changes' },
    gamma: decayFactor(0.5),
  },
  rate: (step, lr, { stepSize, gamma }) => lr * integerPower(gamma, Math.floor(step / stepSize)),
});
