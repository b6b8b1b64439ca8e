import { figure, metricWords } from '../../../study/words/metric-words.ts';
import type { ReportTable } from '../../page/report-table.ts';
import type { ChartMarks, ChartWords } from '../grammar/chart.ts';
import { labelsOf, problemChart, rowsOn, type OfProblem } from '../grammar/study-chart.ts';
import type { Encoding, Unit } from '../grammar/vega-lite.ts';
import { quantity, told } from '../shared/channels.ts';
import { colorAndShape } from '../shared/color-and-shape.ts';
import { DOT, rowOfOptimizer, atRightEnd, WHISKER } from '../shared/dot-and-whisker.ts';
import { drawn, figureCell, headings } from '../shared/figures.ts';

const ROW = 30;
/** Beyond the furthest number that is drawn, room for intervals that go on. */
const ROOM = 1.15;
/** The head of an arrow to the right, with its point where it stands. */
const ARROW = 'M-0.5,-0.5L0,0L-0.5,0.5';
const TITLE = 'expected updates to the target';

interface Expected {
  readonly optimizer: string;
  /** Infinite where no run reached the target. */
  readonly steps: number;
  readonly low: number;
  readonly high: number;
  readonly reached: number;
}

/** As it is drawn: an end that is not finite is not. */
interface Whisker extends Omit<Expected, 'low' | 'high'> {
  readonly low: number | null;
  readonly high: number | null;
  /** The ends as they are told. */
  readonly from: string;
  readonly to: string;
}

interface Rows {
  /** The fastest first. */
  readonly expected: readonly Expected[];
  readonly whiskers: readonly Whisker[];
  /** Of these, those without end. */
  readonly endless: readonly Whisker[];
  readonly labels: readonly string[];
  readonly problem: string;
  readonly metric: string;
  readonly target: { readonly value: number; readonly from: string };
}

/**
 * Expected updates to the target, with their interval; one without end goes on to the end of the axis,
 * with an arrow. Who never gets there is named.
 */
export const timeToTarget = problemChart({
  name: 'time-to-target',
  needs: ['targets'],
  rows,
  marks,
  words,
  table,
});

function rows({ results, problem, tables }: OfProblem<'targets'>): Rows | undefined {
  const { target } = problem;
  const expected = rowsOn(tables.targets, problem.label)
    .map(({ optimizer, expected_steps: steps, low, high, reached_share: reached }) => ({
      ...{ optimizer, steps, low, high, reached },
    }))
    .sort((a, b) => (a.steps === b.steps ? 0 : a.steps - b.steps));
  const reaching = expected.filter(({ steps }) => Number.isFinite(steps));
  if (!target || reaching.length === 0) return undefined;
  const whiskers = reaching.map((row): Whisker => ({
    ...row,
    low: drawn(row.low),
    high: drawn(row.high),
    from: figure(Math.round(row.low)),
    to: figure(Math.round(row.high)),
  }));
  return {
    ...{ expected, whiskers, target },
    endless: whiskers.filter(({ high }) => high === null),
    labels: labelsOf(results),
    problem: problem.label,
    metric: metricWords(problem.metric),
  };
}

function marks({ expected, whiskers, endless, labels }: Rows): ChartMarks {
  const { color, shape } = colorAndShape(labels, labels, null);
  const most = Math.max(
    ...expected.flatMap(({ steps, high }) => [steps, high]).filter(Number.isFinite),
  );
  const scale = endless.length > 0 ? { domainMax: most * ROOM } : {};
  const low = quantity<Whisker>('low', TITLE, endless.length > 0 ? { scale } : {});
  return {
    height: ROW * expected.length,
    encoding: { y: rowOfOptimizer(expected.map(({ optimizer }) => optimizer)) },
    layer: [
      {
        data: { values: whiskers },
        layer: [
          {
            transform: [{ filter: 'isValid(datum.high)' }],
            mark: WHISKER,
            encoding: { x: low, x2: { field: 'high' }, color },
          },
          ...(endless.length > 0 ? endlessWhiskers(endless, low, color) : []),
          {
            mark: DOT,
            encoding: {
              x: quantity<Whisker>('steps', TITLE, { scale: { ...scale, zero: true } }),
              ...{ color, shape },
              tooltip: told<Whisker>(
                ['optimizer', 'optimizer'],
                ['steps', 'expected updates', '.0f'],
                ['from', '95 % from'],
                ['to', 'to'],
                ['reached', 'runs that reached it', '.0%'],
              ),
            },
          },
        ],
      },
      ...atRightEnd(
        expected
          .filter(({ steps }) => !Number.isFinite(steps))
          .map(({ optimizer }) => ({ optimizer, text: 'never reached it' })),
      ),
    ],
  };
}

/** Intervals without end: from their low end on to the axis' end, and there an arrow's head. */
function endlessWhiskers(
  values: readonly Whisker[],
  x: NonNullable<Encoding['x']>,
  color: NonNullable<Encoding['color']>,
): Unit[] {
  return [
    { data: { values }, mark: WHISKER, encoding: { x, x2: { value: 'width' }, color } },
    {
      data: { values },
      mark: { type: 'point', shape: ARROW, size: 420, strokeWidth: 2.5, opacity: 1, aria: false },
      encoding: { x: { value: 'width' }, color },
    },
  ];
}

function words({ expected, endless, problem, metric, target }: Rows): ChartWords {
  const value = figure(target.value);
  const steps = expected.map(({ optimizer, steps, low, high }) => {
    const range = Number.isFinite(steps)
      ? ` [${figure(Math.round(low))}, ${figure(Math.round(high))}]`
      : '';
    return `${optimizer} ${figure(Math.round(steps))}${range}`;
  });
  return {
    title: 'Time to target',
    subtitle: [`${problem}: ${metric} ${value}, ${target.from}`],
    description: `Dot and whisker chart of the expected updates to a ${metric} of ${value} on ${problem}: ${steps.join(', ')}.`,
    caption: `Updates of all runs over the number of those that reached the target (COCO’s expected running time), with the 95 % bootstrap interval. Runs that never reach it count in full.${
      endless.length > 0
        ? ' An arrow: the interval has no end, as the runs drawn again often hold none that reached it.'
        : ''
    }`,
  };
}

function table({ expected, problem }: Rows): ReportTable {
  return {
    caption: `Time to target: ${problem}`,
    columns: headings(
      ['optimizer'],
      ['expected updates', '95 % from', 'to', 'runs that reached it'],
    ),
    rows: expected.map(({ optimizer, steps, low, high, reached }) => [
      optimizer,
      ...[steps, low, high].map(figureCell),
      `${Math.round(100 * reached)} %`,
    ]),
  };
}
