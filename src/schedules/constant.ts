import { defineSchedule } from './schedule.ts';

/** The learning rate stays as it is. */
export const constant = defineSchedule({
  name: 'constant',
  summary: 'the learning rate stays as it is',
  options: {},
  rate: (_step, lr) => lr,
});
