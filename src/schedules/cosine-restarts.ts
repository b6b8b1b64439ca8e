import { cosPi } from '../base/math/cos-pi.ts';
import { minimumRate } from './common-options.ts';
import { defineSchedule } from './schedule.ts';

/**
 * The learning rate falls along half a cosine again and again, each time over a period
 * `periodFactor` times as long (Loshchilov & Hutter, "SGDR: stochastic gradient descent with warm
 * restarts", 2017, equation 5).
 */
export const cosineRestarts = defineSchedule({
  name: 'cosine-restarts',
  summary: 'falls along half a cosine, again and again',
  options: {
    period: { type: 'integer', default: 500, min: 1, help: 'updates of the first period' },
    periodFactor: { type: 'integer', default: 1, min: 1, help: 'the next period over the last' },
    minLr: minimumRate,
  },
  rate(step, lr, { period, periodFactor, minLr }) {
    let since = step;
    let length = period;
    if (periodFactor === 1) since = step % period;
    else {
      while (since >= length) {
        since -= length;
        length *= periodFactor;
      }
    }
    return minLr + ((lr - minLr) * (1 + cosPi(since / length))) / 2;
  },
});
