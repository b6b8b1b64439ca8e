import { cosPi } from '../base/math/cos-pi.ts';
import { maximumRate, totalSteps } from './common-options.ts';
import { defineSchedule } from './schedule.ts';

/**
 * The learning rate rises along half a cosine from maxLr / divFactor to maxLr, then falls to
 * maxLr / divFactor / finalDivFactor (Smith & Topin, "Super-convergence", 2018; with cosines as in
 * PyTorch and fastai). The momentum stays as it is.
 */
export const oneCycle = defineSchedule({
  name: 'one-cycle',
  summary: 'rises once to its highest value, then falls far below where it started',
  options: {
    maxLr: maximumRate,
    totalSteps,
    pctStart: {
      type: 'number',
      default: 0.3,
      above: 0,
      below: 1,
      help: 'share of the updates on the way up',
    },
    divFactor: { type: 'number', default: 25, above: 0, help: 'highest rate over the first' },
    finalDivFactor: { type: 'number', default: 1e4, above: 0, help: 'first rate over the last' },
  },
  rate(step, lr, { maxLr, totalSteps, pctStart, divFactor, finalDivFactor }, iterations) {
    const last = (totalSteps === 0 ? iterations : totalSteps) - 1;
    const top = pctStart * (last + 1) - 1;
    const highest = maxLr === 0 ? lr : maxLr;
    const first = highest / divFactor;
    if (step >= last) return first / finalDivFactor;
    if (step <= top) return along(first, highest, top === 0 ? 1 : step / top);
    return along(highest, first / finalDivFactor, (step - top) / (last - top));
  },
});

/** The value on half a cosine between two others, a share of the way. */
function along(from: number, to: number, share: number): number {
  return to + ((from - to) / 2) * (1 + cosPi(share));
}
