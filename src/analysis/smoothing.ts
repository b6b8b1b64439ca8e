import { wrongArgument } from '../base/errors/wrong-argument.ts';
import { kaiserWindow } from './kaiser-window.ts';

/** A smoothed series, and how wide the window was. */
export interface Smoothed {
  /** As long as the series. */
  readonly values: Float64Array;
  /** Narrower than asked for where the series is shorter than that. */
  readonly window: number;
}

/**
 * Smooths a series as the textbook does (its program's `smooth_curve`): a normalised Kaiser window
 * slides over the series, which is continued at both ends by its own reflection.
 *
 * A series shorter than the window is smoothed with the widest odd window that fits. What follows
 * the first number that isn't finite, it included, is left as it is: a diverged run's end shows.
 *
 * @param window odd; the textbook's is 11
 * @param beta of the Kaiser window; the textbook's is 2
 * @throws RangeError where the window isn't an odd number
 */
export function smooth(series: Float64Array, window = 11, beta = 2): Smoothed {
  if (!(series instanceof Float64Array)) throw wrongArgument('smooth', 'a Float64Array', series);
  if (!Number.isInteger(window) || window < 1 || window % 2 === 0) {
    throw new RangeError(`a smoothing window is an odd number, not ${window}`);
  }
  const notFinite = series.findIndex((value) => !Number.isFinite(value));
  const length = notFinite < 0 ? series.length : notFinite;
  const fitting = Math.max(1, Math.min(window, length % 2 === 1 ? length : length - 1));
  const weights = normalised(kaiserWindow(fitting, beta));
  const half = (fitting - 1) / 2;

  const values = series.slice();
  for (let i = 0; i < length; i++) {
    let sum = 0;
    for (let k = 0; k < fitting; k++) {
      sum += weights[k]! * series[reflected(i + k - half, length)]!;
    }
    values[i] = sum;
  }
  return { values, window: fitting };
}

function normalised(weights: Float64Array): Float64Array {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

/**
 * The place in the series that stands for one beyond its ends. As in the textbook's program, the
 * mirror is on the first number at the start, and behind the last number at the end.
 */
function reflected(place: number, length: number): number {
  if (place < 0) return -place;
  return place < length ? place : 2 * length - 1 - place;
}
