import type { LossCurve, LossCurves, LossPoint } from './loss-curves.ts';

/** How the reader wants to see the losses. */
export interface LossView {
  /** Length of the Kaiser window; 1: as recorded. */
  readonly window: number;
  /** Whether the losses as recorded are drawn behind. */
  readonly raw: boolean;
  readonly x: 'iterations' | 'epochs' | 'seconds';
  readonly xLog: boolean;
  readonly yLog: boolean;
  /** Whether it reacts: hover, zoom, the legend's clicks. */
  readonly live: boolean;
}

/** The textbook's look. */
export function usualView({ window }: LossCurves): LossView {
  return { window, raw: false, x: 'iterations', xLog: false, yLog: false, live: false };
}

/** Curves as they will be drawn. */
export type Drawn = readonly { readonly run: LossCurve; readonly points: readonly LossPoint[] }[];

/** How much of the x axis an iteration takes. */
export function unitOf(curves: LossCurves, { x }: LossView, run: LossCurve): number {
  if (x === 'epochs') return curves.epochsPerIteration;
  if (x === 'seconds') return run.secondsPerIteration ?? NaN;
  return 1;
}
