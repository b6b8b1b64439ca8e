import { defineSchedule } from './schedule.ts';

/**
 * The textbook's training (Saitoh, "Deep Learning from Scratch", section 5.7.4): after an iteration that ends an epoch, and
 * whose number is a multiple of `every` too, the learning rate is multiplied by `factor`. With the
 * textbook's numbers that is after iterations 0 and 15,000.
 */
export const textbook = defineSchedule({
  name: 'textbook',
  summary: 'multiplied by a factor at the end of an epoch whose iteration is a multiple of `every`',
  options: {
    factor: { type: 'number', default: 0.9, above: 0, help: 'what lr is multiplied by' },
    every: { type: 'integer', default: 5000, min: 1, help: 'iterations between two changes' },
    epochLength: { type: 'integer', default: 600, min: 1, help: 'iterations of an epoch' },
  },
  rate(step, lr, { factor, every, epochLength }) {
    const interval = leastCommonMultiple(every, epochLength);
    let rate = lr;
    for (let changed = 0; changed < step; changed += interval) rate *= factor;
    return rate;
  },
});

function leastCommonMultiple(a: number, b: number): number {
  let [larger, smaller] = [a, b];
  while (smaller > 0) [larger, smaller] = [smaller, larger % smaller];
  return (a / larger) * b;
}
