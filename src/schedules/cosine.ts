import { cosPi } from '../base/math/cos-pi.ts';
import { minimumRate, totalSteps } from './common-options.ts';
import { defineSchedule } from './schedule.ts';

/**
 * The learning rate falls along half a cosine: minLr + (lr − minLr)·(1 + cos(πt / T)) / 2
 * (Loshchilov & Hutter, "SGDR", 2017). After T it rises again, as PyTorch's does.
 */
export const cosine = defineSchedule({
  name: 'cosine',
  summary: 'falls along half a cosine',
  options: { totalSteps, minLr: minimumRate },
  rate(step, lr, { totalSteps, minLr }, iterations) {
    const total = totalSteps === 0 ? iterations : totalSteps;
    return minLr + ((lr - minLr) * (1 + cosPi(step / total))) / 2;
  },
});
