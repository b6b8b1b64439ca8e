import { nearPlot } from '../../shared/near-plot.ts';
import { smoothedAnew, type LossCurve, type LossCurves, type LossPoint } from './loss-curves.ts';
import { unitOf, type Drawn, type LossView } from './loss-view.ts';

/** Of a grey or raw curve every so many points are drawn. */
const COARSE = 5;
const MOST_RAW = 1000;
/** The least loss of a logarithmic axis, as a share of the greatest. */
const FLOOR = 1e-4;

/** A place of the picture. */
export interface LossRow {
  readonly optimizer: string;
  readonly iteration: number;
  readonly x: number;
  readonly loss: number;
}

/** What the loss chart shows, as the reader wants to see it. */
export interface LossRows {
  readonly curves: LossCurves;
  readonly view: LossView;
  readonly drawn: Drawn;
  /** The curves that are told apart, and the others, coarser. */
  readonly inFront: readonly LossRow[];
  readonly behind: readonly LossRow[];
  /** The losses as recorded, of those that are told apart, where they are to be seen. */
  readonly raw: readonly LossRow[];
  /** Where those that diverged end. */
  readonly ends: readonly LossRow[];
  readonly xRange: readonly [number, number];
  readonly yRange: readonly [number, number];
}

export function lossRows(curves: LossCurves, view: LossView): LossRows {
  const { featured, runs } = curves;
  const drawn = runs.map((run) => ({
    run,
    points: smoothedAnew(run, view.window, curves.beta, curves.markerEvery),
  }));
  const yRange = rangeOf(curves, view, drawn);
  const rows = drawn.flatMap(({ run, points }) => placed(curves, view, run, points, yRange));
  const inFront = rows.filter(({ optimizer }) => featured.includes(optimizer));
  const last = Math.max(...runs.map((run) => unitOf(curves, view, run))) * curves.iterations;
  return {
    ...{ curves, view, drawn, inFront, yRange },
    behind: rows
      .filter(({ optimizer }) => !featured.includes(optimizer))
      .filter((_, i) => i % COARSE === 0),
    raw: view.raw ? rawRows(curves, view, yRange) : [],
    ends: endsOf(curves, view, inFront, yRange),
    xRange: [view.xLog ? Math.min(...rows.map(({ x }) => x)) : 0, last],
  };
}

/** The experiment's range; of a logarithmic axis from the least loss there is. */
function rangeOf(
  { yRange }: LossCurves,
  { yLog }: LossView,
  drawn: Drawn,
): readonly [number, number] {
  const [low, high] = yRange;
  if (!yLog || low > 0) return yRange;
  const losses = drawn.flatMap(({ points }) => points.map(([, loss]) => loss));
  const least = losses.reduce((a, b) => (b > 0 && b < a ? b : a), high);
  return [Number(Math.max(least, high * FLOOR).toPrecision(2)), high];
}

function placed(
  curves: LossCurves,
  view: LossView,
  run: LossCurve,
  points: readonly LossPoint[],
  yRange: readonly [number, number],
): LossRow[] {
  const unit = unitOf(curves, view, run);
  return points
    .map(([iteration, loss]) => ({
      optimizer: run.optimizer,
      iteration,
      x: unit === 1 ? iteration : Number((iteration * unit).toPrecision(5)),
      loss: view.yLog ? Math.max(loss, yRange[0]) : nearPlot(loss, yRange),
    }))
    .filter(({ x }) => Number.isFinite(x) && (!view.xLog || x > 0));
}

function rawRows(curves: LossCurves, view: LossView, yRange: readonly [number, number]): LossRow[] {
  return curves.runs
    .filter(({ optimizer }) => curves.featured.includes(optimizer))
    .flatMap((run) => {
      const { losses = [] } = run;
      const every = Math.ceil(losses.length / MOST_RAW);
      const points = losses
        .map((loss, iteration): LossPoint => [iteration, loss ?? NaN])
        .filter(([iteration, loss]) => iteration % every === 0 && Number.isFinite(loss));
      return placed(curves, view, run, points, yRange);
    });
}

/** Where the cross of a diverged run stands: at its last number, moved into the plot. */
function endsOf(
  curves: LossCurves,
  view: LossView,
  rows: readonly LossRow[],
  [lowest, highest]: readonly [number, number],
): LossRow[] {
  return curves.runs
    .filter(({ diverged, optimizer }) => diverged && curves.featured.includes(optimizer))
    .map((run) => {
      const last = rows.findLast(({ optimizer }) => optimizer === run.optimizer)?.loss ?? highest;
      const iteration = run.iterations - 1;
      return {
        optimizer: run.optimizer,
        iteration,
        x: iteration * unitOf(curves, view, run),
        loss: Math.min(highest, Math.max(lowest, last)),
      };
    });
}
