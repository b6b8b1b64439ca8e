import { smooth } from '../../../../analysis/smoothing.ts';
import type { Results } from '../../../../results/results.ts';
import { statusText } from '../../../documents/words.ts';
import { averagedLosses } from '../../../documents/final-table.ts';
import { short } from '../../shared/figures.ts';
import { largestTriangles } from '../../shared/thinning.ts';
import { featuredRuns } from '../featured-runs.ts';

/** What the loss chart is drawn from: all that a page needs to draw it anew. */
export interface LossCurves {
  readonly title: string;
  readonly record: 'before' | 'after';
  readonly iterations: number;
  /** The Kaiser window that smooths. */
  readonly window: number;
  readonly beta: number;
  readonly yRange: readonly [number, number];
  readonly markerEvery: number;
  readonly epochsPerIteration: number;
  /** Told apart by colour; the others are grey. */
  readonly featured: readonly string[];
  /** How many last losses the featured are chosen by. */
  readonly averaged: number;
  readonly runs: readonly LossCurve[];
  /** Whether runs are still going on. */
  readonly isRunning?: boolean;
}

export interface LossCurve {
  readonly optimizer: string;
  /** `diverged at iteration 700`; missing where it came to its end. */
  readonly trouble?: string;
  readonly diverged: boolean;
  readonly iterations: number;
  /** Of each batch; missing where there are too many for a page. */
  readonly losses?: readonly (number | null)[];
  /** Smoothed, thinned for drawing. */
  readonly smoothed: readonly LossPoint[];
  readonly secondsPerIteration?: number;
}

export type LossPoint = readonly [iteration: number, loss: number];

/** So many points of a curve a picture can show. */
const DRAWN = 2000;
/** So many losses a page may hold, in all curves. */
const MOST_LOSSES = 200_000;
/** Times the least first loss: what is above it is not made room for. */
const FAR = 1.5;

/** An experiment's losses as the chart sees them. */
export function lossCurves(
  results: Results,
  {
    yRange,
    markerEvery,
  }: {
    readonly yRange?: readonly [number, number] | undefined;
    readonly markerEvery: number;
  },
): LossCurves {
  const { manifest, environment } = results;
  const { experiment } = manifest;
  const total = results.runs.reduce((sum, { losses }) => sum + losses.length, 0);
  return {
    title: experiment.title,
    record: experiment.record,
    iterations: experiment.iterations,
    ...experiment.smoothing,
    yRange: yRange ?? rangeOfAll(results.runs),
    markerEvery,
    epochsPerIteration: experiment.batchSize / manifest.dataset.trainSize,
    featured: featuredRuns(results),
    averaged: averagedLosses(results),
    runs: results.runs.map(({ optimizer, losses, smoothedLosses }, i) => {
      const run = manifest.runs[i];
      const seconds = environment?.runs[i]?.seconds;
      return {
        optimizer,
        ...(run && run.status !== 'finished' ? { trouble: statusText(run) } : {}),
        diverged: run?.status === 'diverged',
        iterations: losses.length,
        ...(total <= MOST_LOSSES
          ? { losses: Array.from(losses, (loss) => (Number.isFinite(loss) ? short(loss) : null)) }
          : {}),
        smoothed: thinned(smoothedLosses, markerEvery),
        ...(seconds === undefined || losses.length === 0
          ? {}
          : { secondsPerIteration: seconds / losses.length }),
      };
    }),
  };
}

/** From 0 to the largest loss; a run that goes far above the first losses is cut off. */
function rangeOfAll(runs: Results['runs']): [number, number] {
  const finite = runs.flatMap(
    ({ smoothedLosses }) => smoothedLosses.filter(Number.isFinite)[0] ?? [],
  );
  const most = FAR * Math.min(...finite);
  const high = runs.reduce((all, { smoothedLosses }) => {
    return smoothedLosses.reduce((a, loss) => (loss > a ? Math.min(loss, most) : a), all);
  }, 0);
  return [0, high > 0 && Number.isFinite(high) ? ceiling(high) : 1];
}

/** The next number of two digits. */
function ceiling(value: number): number {
  const step = 10 ** (Math.floor(Math.log10(value)) - 1);
  return Number((Math.ceil(value / step) * step).toPrecision(2));
}

/**
 * A curve for drawing: its finite points, thinned where they are more than a picture can show. Those that carry markers stay.
 */
export function thinned(values: ArrayLike<number>, markerEvery: number): LossPoint[] {
  const points = Array.from(values, (loss, iteration): LossPoint => [
    iteration,
    short(loss),
  ]).filter(([, loss]) => Number.isFinite(loss));
  if (points.length <= DRAWN) return points;
  const kept = largestTriangles(points, DRAWN);
  return points.filter(([iteration]) => kept.has(iteration) || iteration % markerEvery === 0);
}

/** A curve smoothed anew, where all its losses are there. */
export function smoothedAnew(
  { losses, smoothed }: LossCurve,
  window: number,
  beta: number,
  markerEvery: number,
): readonly LossPoint[] {
  if (!losses) return smoothed;
  return thinned(
    smooth(
      Float64Array.from(losses, (loss) => loss ?? NaN),
      window,
      beta,
    ).values,
    markerEvery,
  );
}
