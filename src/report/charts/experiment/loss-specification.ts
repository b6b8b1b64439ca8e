import type { TopLevelSpec } from 'vega-lite';
import { numberText } from '../../documents/words.ts';
import { appearanceOf } from '../shared/appearance.ts';
import { frame } from '../shared/frame.ts';
import { isolatedOr, liveParams } from '../shared/interaction.ts';
import { smoothedAnew, type LossCurve, type LossCurves, type LossPoint } from './loss-curves.ts';
import { hoveredLosses } from './loss-interaction.ts';
import { unitOf, type Drawn, type LossView } from './loss-view.ts';
import { viewNotes } from './loss-words.ts';
import { nearPlot } from '../shared/near-plot.ts';

/** Of a grey or raw curve every so many points are drawn. */
const COARSE = 5;
const MOST_RAW = 1000;
/** The least loss of a logarithmic axis, as a share of the greatest. */
const FLOOR = 1e-4;

interface Point {
  readonly optimizer: string;
  readonly iteration: number;
  readonly x: number;
  readonly loss: number;
}

/**
 * The textbook's figure of section 6.1.8: smoothed loss by iteration, a line an optimizer, with
 * markers at regular iterations. A run that diverged ends in a large cross.
 */
export function lossSpecification(curves: LossCurves, view: LossView): TopLevelSpec {
  const { featured, markerEvery } = curves;
  const looks = appearanceOf(featured);
  const drawn = curves.runs.map((run) => ({
    run,
    points: smoothedAnew(run, view.window, curves.beta, markerEvery),
  }));
  const yRange = rangeOf(curves, view, drawn);
  const rows = drawn.flatMap(({ run, points }) => pointsOf(curves, view, run, points, yRange));
  const inFront = rows.filter(({ optimizer }) => featured.includes(optimizer));
  const behind = rows.filter(({ optimizer }) => !featured.includes(optimizer));
  const others = curves.runs.length - featured.length;
  const ends = endsOf(curves, view, inFront, yRange);
  const last = Math.max(...curves.runs.map((run) => unitOf(curves, view, run))) * curves.iterations;
  const x = {
    field: 'x',
    type: 'quantitative' as const,
    title: view.x,
    axis: { tickCount: 5 },
    scale: view.xLog
      ? { type: 'log' as const, domain: [Math.min(...rows.map((row) => row.x)), last], nice: false }
      : { domain: [0, last], nice: false },
  };
  const y = {
    field: 'loss',
    type: 'quantitative' as const,
    title: 'loss',
    scale: { domain: [...yRange], nice: false, ...(view.yLog ? { type: 'log' as const } : {}) },
  };
  const nominal = { field: 'optimizer', type: 'nominal' as const, title: null };
  const color = {
    ...nominal,
    scale: { domain: looks.domain, range: looks.colors },
    legend: { orient: 'top-right' as const, symbolStrokeWidth: 1.5 },
  };
  const shape = { ...nominal, scale: { domain: looks.domain, range: looks.shapes } };
  const isolating = view.live ? { opacity: isolatedOr(1, 0.08) } : {};
  const tooltip = [
    { field: 'optimizer', type: 'nominal' },
    { field: 'iteration', type: 'quantitative' },
    { field: 'loss', type: 'quantitative', title: lossWords(view), format: '.4f' },
  ] as const;
  const notes = [
    ...(others > 0
      ? [
          `In colour: the ${featured.length} lowest by the mean of their last ${curves.averaged} losses`,
          `In grey: the ${others} others`,
        ]
      : []),
    ...viewNotes(curves, view),
    ...troubleOf(curves),
  ];
  return {
    ...frame(curves.title, describe(curves, view, drawn), { subtitle: notes }),
    encoding: { x, y },
    layer: [
      ...(behind.length > 0 ? [greyCurves(behind)] : []),
      ...(view.raw ? [rawCurves(curves, view, yRange, color)] : []),
      {
        ...(view.live ? { params: liveParams() } : {}),
        data: { values: inFront },
        mark: { type: 'line', clip: true, strokeWidth: 1.5, aria: false },
        encoding: { color, ...isolating },
      },
      {
        data: { values: inFront.filter(({ iteration }) => iteration % markerEvery === 0) },
        mark: { type: 'point', clip: true, filled: true, size: 70, opacity: 1, aria: false },
        encoding: { color, shape, ...isolating, ...(view.live ? {} : { tooltip: [...tooltip] }) },
      },
      ...(ends.length > 0
        ? [
            {
              data: { values: ends },
              mark: { type: 'text', text: '✕', fontSize: 22, fontWeight: 'bold' } as const,
              encoding: { color, ...isolating, tooltip: [...tooltip] },
            },
          ]
        : []),
      ...(view.live ? [hoveredLosses(curves, view, drawn, last)] : []),
    ],
  } as unknown as TopLevelSpec;
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

function pointsOf(
  curves: LossCurves,
  view: LossView,
  run: LossCurve,
  points: readonly LossPoint[],
  yRange: readonly [number, number],
): Point[] {
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

/** The curves that are not told apart, in grey. */
function greyCurves(rows: readonly Point[]) {
  return {
    data: { values: rows.filter((_, i) => i % COARSE === 0) },
    mark: { type: 'line', clip: true, strokeWidth: 1, color: '#b8b8b8', aria: false } as const,
    encoding: { detail: { field: 'optimizer', type: 'nominal' } as const },
  };
}

/** The losses as recorded, thin and pale. */
function rawCurves(
  curves: LossCurves,
  view: LossView,
  yRange: readonly [number, number],
  color: object,
) {
  const values = curves.runs
    .filter(({ optimizer, losses }) => losses && curves.featured.includes(optimizer))
    .flatMap((run) => {
      const every = Math.ceil(run.losses!.length / MOST_RAW);
      const points = run
        .losses!.map((loss, iteration): LossPoint => [iteration, loss ?? NaN])
        .filter(([iteration, loss]) => iteration % every === 0 && Number.isFinite(loss));
      return pointsOf(curves, view, run, points, yRange);
    });
  return {
    data: { values },
    mark: { type: 'line', clip: true, strokeWidth: 0.6, opacity: 0.35, aria: false } as const,
    encoding: { color },
  };
}

/** Where the cross of a diverged run stands: at its last number, moved into the plot. */
function endsOf(
  curves: LossCurves,
  view: LossView,
  rows: readonly Point[],
  [lowest, highest]: readonly [number, number],
): Point[] {
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

function troubleOf({ runs, featured }: LossCurves): string[] {
  const diverged = runs.filter((run) => run.diverged && featured.includes(run.optimizer));
  if (diverged.length === 0) return [];
  return [diverged.map(({ optimizer, trouble }) => `${optimizer} ${trouble} (✕)`).join(', ')];
}

function describe({ window, isRunning = false }: LossCurves, view: LossView, drawn: Drawn): string {
  const ends = drawn.map(({ run: { optimizer, trouble, smoothed }, points }) => {
    const last = (view.window === window ? smoothed : points).at(-1);
    if (trouble !== undefined) return `${optimizer} ${trouble}`;
    return last
      ? `${optimizer} ${isRunning ? 'is' : 'ends'} at ${numberText(last[1])}`
      : `${optimizer} has no loss yet`;
  });
  const by = view.x === 'iterations' ? 'iteration' : view.x;
  return `Line chart of the ${lossWords(view)} by ${by}: ${ends.join(', ')}.`;
}

function lossWords({ window }: LossView): string {
  return window === 1 ? 'loss' : 'smoothed loss';
}
