import { integerPower } from '../base/math/integer-power.ts';
import { decayFactor } from './common-options.ts';
import { defineSchedule } from './schedule.ts';

/** The learning rate is multiplied by γ after every update: lr·γᵗ. */
export const exponential = defineSchedule({
  name: 'exponential',
  summary: 'multiplied by gamma after every update',
  options: { gamma: decayFactor(0.999) },
  rate: (step, lr, { gamma }) => lr * integerPower(gamma, step),
});
