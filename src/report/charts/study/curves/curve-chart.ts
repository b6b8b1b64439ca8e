import type { StudyResults } from '../../../../study/results.ts';
import { figure } from '../../../../study/words/metric-words.ts';
import { FEW_RUNS } from '../../../documents/final-table.ts';
import type { ReportTable } from '../../../page/report-table.ts';
import type { ChartMarks, ChartWords } from '../../grammar/chart.ts';
import { labelsOf, rowsOn, type ChartedProblem } from '../../grammar/study-chart.ts';
import { GREY } from '../../shared/appearance.ts';
import { scaleFor } from '../../shared/axis-scale.ts';
import { layerOf, quantity } from '../../shared/channels.ts';
import { colorAndShape } from '../../shared/color-and-shape.ts';
import { drawn, figureCell, headings } from '../../shared/figures.ts';
import {
  hoverRow,
  hoverRule,
  isolatedOr,
  liveParams,
  type HoverRow,
} from '../../shared/interaction.ts';
import { sparse } from '../../shared/thinning.ts';
import { foremost } from '../foremost.ts';

/** Markers on each curve. */
const MARKERS = 10;
/** Rows of the table behind it, for each optimizer. */
const TABLE_ROWS = 10;

interface CurveWords {
  readonly title: string;
  readonly y: string;
  readonly caption: string;
}

/** A mean with its band after so many updates. */
interface CurvePoint {
  readonly optimizer: string;
  readonly step: number;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** A point as it is drawn: where a band has no end it is not. */
type Point = Pick<CurvePoint, 'optimizer' | 'step'> &
  Readonly<Record<'mean' | 'low' | 'high', number | null>>;

interface CurveRows {
  readonly points: readonly CurvePoint[];
  readonly labels: readonly string[];
  /** Those that are told apart. */
  readonly shown: readonly string[];
  readonly problem: ChartedProblem;
  readonly told: CurveWords;
}

/** The rows of a table of curves on a problem. */
export function curveRows(
  results: StudyResults,
  problem: ChartedProblem,
  table: readonly (CurvePoint & { readonly problem: string })[],
  told: CurveWords,
): CurveRows | undefined {
  const points = rowsOn(table, problem.label).filter(({ mean }) => Number.isFinite(mean));
  if (points.length === 0) return undefined;
  return {
    ...{ points, problem, told },
    labels: labelsOf(results),
    shown: foremost(results, problem).filter((label) =>
      points.some(({ optimizer }) => optimizer === label),
    ),
  };
}

/** Curves by updates with bands: a line and markers an optimizer; of many the best in colour. */
export function curveMarks({ points, labels, shown, told }: CurveRows): ChartMarks {
  const values = points.map(({ optimizer, step, mean, low, high }): Point => ({
    ...{ optimizer, step },
    ...{ mean: drawn(mean), low: drawn(low), high: drawn(high) },
  }));
  const inFront = values.filter(({ optimizer }) => shown.includes(optimizer));
  const scale = scaleFor(
    points.map(({ mean }) => mean),
    'course',
  );
  const { color, shape } = colorAndShape(labels, shown);
  const y = quantity<Point>('mean', told.y, { scale });
  return {
    data: { values: inFront },
    encoding: { x: quantity<Point>('step', 'updates', { axis: { tickCount: 8 } }), color },
    layer: [
      ...layerOf(
        values.filter(({ optimizer }) => !shown.includes(optimizer)),
        {
          mark: { type: 'line', clip: true, strokeWidth: 1, color: GREY, aria: false },
          encoding: { y, detail: { field: 'optimizer' }, color: { value: GREY } },
        },
      ),
      {
        mark: { type: 'area', clip: true, aria: false },
        encoding: {
          opacity: isolatedOr(0.18, 0.02),
          y: quantity<Point>('low', told.y, { scale }),
          y2: { field: 'high' },
        },
      },
      {
        params: liveParams(),
        mark: { type: 'line', clip: true, strokeWidth: 1.5, aria: false },
        encoding: { opacity: isolatedOr(1, 0.08), y },
      },
      {
        data: { values: eachOf(inFront, MARKERS) },
        mark: { type: 'point', clip: true, filled: true, size: 60, aria: false },
        encoding: { opacity: isolatedOr(1, 0.08), y, shape },
      },
      hoverRule(hoverRows(points, shown), 'updates', shown),
    ],
  };
}

export function curveWords({ points, labels, shown, problem, told }: CurveRows): ChartWords {
  const ends = shown.map((label) => {
    const end = points.findLast(({ optimizer }) => optimizer === label);
    return `${label} ends at ${figure(end?.mean ?? NaN)}`;
  });
  return {
    title: told.title,
    subtitle: [
      problem.label,
      ...(labels.length > FEW_RUNS
        ? [`In colour: the ${shown.length} best. In grey: the others`]
        : []),
    ],
    description: `Line chart of the ${told.y} by updates on ${problem.label}: ${ends.join(', ')}.`,
    caption: told.caption,
  };
}

export function curveTable({ points, labels, problem, told }: CurveRows): ReportTable {
  return {
    caption: `${told.title}: ${problem.label}`,
    columns: headings(['optimizer'], ['updates', 'mean', '95 % from', 'to']),
    rows: labels.flatMap((label) =>
      sparse(
        points.filter(({ optimizer }) => optimizer === label),
        TABLE_ROWS,
      ).map(({ step, mean, low, high }) => [
        label,
        String(step),
        ...[mean, low, high].map(figureCell),
      ]),
    ),
  };
}

/** At each update, the values of all that are told apart, in words. */
function hoverRows(rows: readonly CurvePoint[], shown: readonly string[]): HoverRow[] {
  const steps = [...new Set(rows.map(({ step }) => step))].sort((a, b) => a - b);
  return steps.map((step) => {
    const there = rows.filter((row) => row.step === step);
    const values = shown.map((label) => {
      const row = there.find(({ optimizer }) => optimizer === label);
      if (!row) return '–';
      const band = Number.isFinite(row.low) ? ` [${figure(row.low)}, ${figure(row.high)}]` : '';
      return `${figure(row.mean)}${band}`;
    });
    return hoverRow(step, step, values);
  });
}

/** About so many points of each optimizer. */
function eachOf(points: readonly Point[], count: number): Point[] {
  const labels = [...new Set(points.map(({ optimizer }) => optimizer))];
  return labels.flatMap((label) =>
    sparse(
      points.filter(({ optimizer }) => optimizer === label),
      count,
    ),
  );
}
