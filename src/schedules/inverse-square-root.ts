import { defineSchedule } from './schedule.ts';

/**
 * The learning rate falls with the root of time: lr·√(τ / (τ + t)). After a warm-up of τ updates it
 * is the Transformer's schedule (Vaswani et al., "Attention is all you need", 2017, equation 3).
 */
export const inverseSquareRoot = defineSchedule({
  name: 'inverse-square-root',
  summary: 'falls with the root of time',
  options: {
    timescale: {
      type: 'integer',
      default: 200,
      min: 1,
      help: 'after three times as many updates the rate has halved (τ)',
    },
  },
  rate: (step, lr, { timescale }) => lr * Math.sqrt(timescale / (timescale + step)),
});
