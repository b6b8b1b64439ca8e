import type { TopLevelSpec } from 'vega-lite';
import { figure } from '../../../study/words/metric-words.ts';
import type { StudyResults } from '../../../study/results.ts';
import { FEW_RUNS } from '../../documents/final-table.ts';
import type { DrawnChart } from '../shared/chart.ts';
import type { StudyChartName } from '../shared/chart-names.ts';
import { colorAndShape } from '../shared/color-and-shape.ts';
import { drawn, figureCell, labelsOf, rowsOn, type ChartedProblem } from './study-chart.ts';
import { frame } from '../shared/frame.ts';
import { foremost } from './foremost.ts';
import {
  hoverRow,
  hoverRule,
  isolatedOr,
  liveParams,
  type HoverRow,
} from '../shared/interaction.ts';

export interface CurveWords {
  /** The table that holds the curves. */
  readonly table: 'curves' | 'losses';
  readonly name: StudyChartName;
  readonly title: string;
  readonly y: string;
  readonly caption: string;
}

/** Markers on each curve. */
const MARKERS = 10;
/** Rows of the table behind it, for each optimizer. */
const TABLE_ROWS = 10;
/** From the lowest to the highest mean, the axis is logarithmic. */
const WIDE = 5;

/** Curves by updates with bands: a line and a marker an optimizer; of many the best in colour. */
export function curveChart(
  results: StudyResults,
  problem: ChartedProblem,
  words: CurveWords,
): DrawnChart[] {
  const labels = labelsOf(results);
  const rows = rowsOn(results.tables[words.table], problem.label).map(
    ({ optimizer, step, mean, low, high }) => ({ optimizer, step, mean, low, high }),
  );
  const finite = rows.filter(({ mean }) => Number.isFinite(mean));
  if (finite.length === 0) return [];
  const shown = foremost(results, problem).filter((label) =>
    finite.some(({ optimizer }) => optimizer === label),
  );
  const others = labels.length - Math.min(labels.length, FEW_RUNS);
  const values = finite.map((row) => ({
    ...row,
    mean: drawn(row.mean),
    low: drawn(row.low),
    high: drawn(row.high),
  }));
  const inFront = values.filter(({ optimizer }) => shown.includes(optimizer));
  const means = finite.map(({ mean }) => mean);
  const [lowest, highest] = [Math.min(...means), Math.max(...means)];
  const scale =
    lowest > 0 && highest / lowest > WIDE ? { type: 'log', nice: false } : { zero: false };
  const { color, shape } = colorAndShape(labels, shown);
  const ends = shown.map((label) => {
    const end = finite.findLast(({ optimizer }) => optimizer === label);
    return `${label} ends at ${figure(end?.mean ?? NaN)}`;
  });
  const specification = {
    ...frame(
      words.title,
      `Line chart of the ${words.y} by updates on ${problem.label}: ${ends.join(', ')}.`,
      {
        subtitle: [
          problem.label,
          ...(others > 0 ? [`In colour: the ${shown.length} best. In grey: the others`] : []),
        ],
      },
    ),
    data: { values: inFront },
    encoding: {
      x: { field: 'step', type: 'quantitative', title: 'updates', axis: { tickCount: 8 } },
      color,
    },
    layer: [
      ...(others > 0
        ? [
            {
              data: { values: values.filter(({ optimizer }) => !shown.includes(optimizer)) },
              mark: { type: 'line', clip: true, strokeWidth: 1, color: '#b8b8b8', aria: false },
              encoding: {
                y: { field: 'mean', type: 'quantitative', scale },
                detail: { field: 'optimizer' },
                color: { value: '#b8b8b8' },
              },
            },
          ]
        : []),
      {
        mark: { type: 'area', clip: true, aria: false },
        encoding: {
          opacity: isolatedOr(0.18, 0.02),
          y: { field: 'low', type: 'quantitative', title: words.y, scale },
          y2: { field: 'high' },
        },
      },
      {
        params: liveParams(),
        mark: { type: 'line', clip: true, strokeWidth: 1.5, aria: false },
        encoding: {
          opacity: isolatedOr(1, 0.08),
          y: { field: 'mean', type: 'quantitative', title: words.y, scale },
        },
      },
      {
        data: { values: markersOf(inFront) },
        mark: { type: 'point', clip: true, filled: true, size: 60, aria: false },
        encoding: {
          opacity: isolatedOr(1, 0.08),
          y: { field: 'mean', type: 'quantitative', title: words.y, scale },
          shape,
        },
      },
      hoverRule(hoverRows(finite, shown), 'updates', shown),
    ],
  };
  return [
    {
      name: words.name,
      caption: words.caption,
      specification: specification as TopLevelSpec,
      table: {
        caption: `${words.title}: ${problem.label}`,
        columns: [
          { heading: 'optimizer' },
          { heading: 'updates', numeric: true },
          { heading: 'mean', numeric: true },
          { heading: '95 % from', numeric: true },
          { heading: 'to', numeric: true },
        ],
        rows: labels.flatMap((label) =>
          sparse(
            finite.filter(({ optimizer }) => optimizer === label),
            TABLE_ROWS,
          ).map(({ step, mean, low, high }) => [
            label,
            String(step),
            ...[mean, low, high].map(figureCell),
          ]),
        ),
      },
    },
  ];
}

/** At each update, the values of all that are told apart, in words. */
function hoverRows(
  rows: readonly { optimizer: string; step: number; mean: number; low: number; high: number }[],
  shown: readonly string[],
): HoverRow[] {
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

/** About so many of a curve's points, evenly, the last among them. */
function sparse<Point>(points: readonly Point[], count: number): Point[] {
  const every = Math.max(1, Math.ceil(points.length / count));
  return points.filter((_, i) => (points.length - 1 - i) % every === 0);
}

function markersOf<Row extends { readonly optimizer: string }>(rows: readonly Row[]): Row[] {
  const labels = [...new Set(rows.map(({ optimizer }) => optimizer))];
  return labels.flatMap((label) =>
    sparse(
      rows.filter(({ optimizer }) => optimizer === label),
      MARKERS,
    ),
  );
}
