import { quantileSorted } from 'simple-statistics';
import { RandomState } from '../base/random/random-state.ts';

/** Where a number lies, with the confidence asked for. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

export interface BootstrapOptions {
  /** Of confidence. */
  readonly level?: number;
  readonly resamples?: number;
  /** Of the resampling. */
  readonly seed?: number;
}

/** Fewer values than this say too little of their own spread. */
const FEWEST_FOR_MEAN = 5;

/**
 * The studentized bootstrap interval of a mean (Efron & Tibshirani, "An introduction to the
 * bootstrap", 1993, section 12.5): of a few values it holds its confidence where others fall short.
 *
 * @param values all finite
 * @returns nothing where there are fewer than five values; both ends at the mean where all are equal
 */
export function bootstrapMeanInterval(
  values: readonly number[],
  { level = 0.95, resamples = 2000, seed = 0 }: BootstrapOptions = {},
): Interval | undefined {
  const [center, error] = meanAndError(values);
  if (values.length < FEWEST_FOR_MEAN) return undefined;
  if (error === 0) return { low: center, high: center };
  const random = new RandomState(seed);
  const studentized: number[] = [];
  for (let i = 0; i < resamples; i++) {
    const sample = Array.from(random.choice(values.length, values.length), (i) => values[i]!);
    const [mean, ownError] = meanAndError(sample);
    if (ownError > 0) studentized.push((mean - center) / ownError);
  }
  studentized.sort((a, b) => a - b);
  const tail = (1 - level) / 2;
  return {
    low: center - quantileSorted(studentized, 1 - tail) * error,
    high: center - quantileSorted(studentized, tail) * error,
  };
}

/** A mean and its standard error. */
function meanAndError(values: readonly number[]): [mean: number, error: number] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  // Equal values have no spread, whatever their mean is rounded to.
  if (values.every((value) => value === values[0])) return [mean, 0];
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  return [mean, Math.sqrt(squares / (values.length - 1) / values.length)];
}

/**
 * The percentile bootstrap interval of a statistic that may be infinite: its ends are replicates.
 *
 * @param count how many things are drawn from
 * @param statistic of a draw, given by places
 */
export function percentileInterval(
  count: number,
  statistic: (places: readonly number[]) => number,
  { level = 0.95, resamples = 1000, seed = 0 }: BootstrapOptions = {},
): Interval {
  const random = new RandomState(seed);
  const replicates = Array.from({ length: resamples }, () =>
    statistic([...random.choice(count, count)]),
  ).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const tail = (1 - level) / 2;
  return {
    low: replicates[Math.floor(tail * resamples)]!,
    high: replicates[Math.ceil((1 - tail) * resamples) - 1]!,
  };
}

/** A curve's middle over several runs, with a band, point by point. */
export interface Band {
  readonly mean: readonly number[];
  readonly median: readonly number[];
  readonly lowerQuartile: readonly number[];
  readonly upperQuartile: readonly number[];
  /** Of the mean, with the confidence asked for. */
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/**
 * Mean and median of curves, and the percentile bootstrap band of the mean. The runs are drawn once
 * for all points, so that the band belongs to whole curves.
 *
 * @param curves of the same length, all finite; without any the band is empty
 */
export function bootstrapBand(
  curves: readonly (readonly number[])[],
  { level = 0.95, resamples = 1000, seed = 0 }: BootstrapOptions = {},
): Band {
  const random = new RandomState(seed);
  const draws =
    curves.length === 0
      ? []
      : Array.from({ length: resamples }, () => random.choice(curves.length, curves.length));
  const points = (curves[0] ?? []).map((_, point) => {
    const values = curves.map((curve) => curve[point]!);
    const means = draws
      .map((draw) => draw.reduce((sum, i) => sum + values[i]!, 0) / values.length)
      .sort((a, b) => a - b);
    const sorted = [...values].sort((a, b) => a - b);
    return {
      mean: values.reduce((sum, value) => sum + value, 0) / values.length,
      median: quantileSorted(sorted, 0.5),
      lowerQuartile: quantileSorted(sorted, 0.25),
      upperQuartile: quantileSorted(sorted, 0.75),
      low: quantileSorted(means, (1 - level) / 2),
      high: quantileSorted(means, (1 + level) / 2),
    };
  });
  return {
    mean: points.map(({ mean }) => mean),
    median: points.map(({ median }) => median),
    lowerQuartile: points.map(({ lowerQuartile }) => lowerQuartile),
    upperQuartile: points.map(({ upperQuartile }) => upperQuartile),
    low: points.map(({ low }) => low),
    high: points.map(({ high }) => high),
  };
}
