import { findProblem } from '../../../problems/registry.ts';
import { figure } from '../../../study/words/metric-words.ts';
import { FEW_RUNS } from '../../documents/final-table.ts';
import type { ReportTable } from '../../page/report-table.ts';
import type { ChartMarks, ChartWords } from '../grammar/chart.ts';
import { labelsOf, problemChart, rowsOn, type OfProblem } from '../grammar/study-chart.ts';
import { quantity, told } from '../shared/channels.ts';
import { colorAndShape } from '../shared/color-and-shape.ts';
import { figureCell, headings, short } from '../shared/figures.ts';
import { contourLines, type ContourLine } from './contour-lines.ts';
import { foremost } from './foremost.ts';

/** Points that a path is drawn with. */
const MOST_POINTS = 200;
/** Of the plot's width, room around the paths. */
const MARGIN = 0.2;
/** Nothing further from the origin is drawn: a path that leaves is gone. */
const FARTHEST = 20;

interface Point {
  readonly optimizer: string;
  readonly step: number;
  readonly x: number;
  readonly y: number;
}

type Span = readonly [number, number];

interface Rows {
  readonly paths: readonly Point[];
  readonly lines: readonly ContourLine[];
  /** What the plot shows. */
  readonly width: Span;
  readonly height: Span;
  readonly steps: number;
  /** Where each run ends, with the function's value there; nothing where it has no path. */
  readonly ends: readonly {
    readonly label: string;
    readonly last: (Point & { readonly value: number }) | undefined;
  }[];
  readonly labels: readonly string[];
  /** Those that are told apart. */
  readonly shown: readonly string[];
  readonly problem: string;
  readonly seed: number | undefined;
}

/** The ways over a function of two numbers, from one start, over its contour lines. */
export const planarPaths = problemChart({
  name: 'paths',
  needs: ['paths', 'summary'],
  rows,
  marks,
  words,
  table,
});

function rows({ results, problem, tables }: OfProblem<'paths' | 'summary'>): Rows | undefined {
  const { manifest } = results;
  const entry = manifest.comparison.problems.find(({ label }) => label === problem.label);
  const described = entry && findProblem(entry.name);
  const surface = described?.surface?.bind(described);
  const all = rowsOn(tables.paths, problem.label);
  if (!surface || all.length === 0) return undefined;
  const shown = foremost(results, problem).slice(0, FEW_RUNS);
  const near = all.filter(({ x, y }) => Math.abs(x) <= FARTHEST && Math.abs(y) <= FARTHEST);
  const width = span(near.map(({ x }) => x));
  const height = span(near.map(({ y }) => y));
  return {
    ...{ width, height, shown },
    paths: shown.flatMap((label) => thinned(near.filter(({ optimizer }) => optimizer === label))),
    lines: contourLines(surface, width, height),
    steps: Math.max(...all.map(({ step }) => step)),
    ends: shown.map((label) => {
      const last = all.findLast(({ optimizer }) => optimizer === label);
      return { label, last: last && { ...last, value: surface(last.x, last.y) } };
    }),
    labels: labelsOf(results),
    problem: problem.label,
    seed: manifest.seeds[0],
  };
}

function marks({ paths, lines, width, height, steps, labels, shown }: Rows): ChartMarks {
  const { color, shape } = colorAndShape(labels, shown);
  const place = (field: 'x' | 'y', [from, to]: Span) =>
    quantity<Point>(field, field, {
      scale: { domain: [from, to], nice: false, zero: false },
      axis: { grid: false },
    });
  const x = place('x', width);
  const y = place('y', height);
  return {
    params: [
      {
        name: 'upTo',
        value: steps,
        bind: { input: 'range', min: 1, max: steps, step: 1, name: 'Updates ' },
      },
    ],
    layer: [
      {
        data: { values: lines },
        transform: [{ flatten: ['i', 'x', 'y'] }],
        mark: { type: 'line', strokeWidth: 0.8, color: '#b4bac2', clip: true, aria: false },
        encoding: { x, y, detail: { field: 'line', type: 'nominal' }, order: { field: 'i' } },
      },
      {
        data: { values: paths },
        transform: [{ filter: 'datum.step <= upTo' }],
        encoding: { x, y, color, order: { field: 'step' } },
        layer: [
          { mark: { type: 'line', strokeWidth: 1.8, clip: true, aria: false } },
          {
            transform: [
              {
                joinaggregate: [{ op: 'max', field: 'step', as: 'last' }],
                groupby: ['optimizer'],
              },
              { filter: 'datum.step === datum.last' },
            ],
            mark: { type: 'point', filled: true, size: 120, opacity: 1, clip: true, aria: false },
            encoding: {
              shape,
              tooltip: told<Point>(
                ['optimizer', 'optimizer'],
                ['step', 'updates'],
                ['x', 'x', '.4~g'],
                ['y', 'y', '.4~g'],
              ),
            },
          },
        ],
      },
    ],
  };
}

function words({ ends, problem, seed }: Rows): ChartWords {
  const places = ends.map(({ label, last }) =>
    last ? `${label} ends at (${figure(last.x)}, ${figure(last.y)})` : `${label} has none`,
  );
  return {
    title: `The way over ${problem}`,
    subtitle: [`Seed ${seed}; lines of equal value, closer where it is steeper`],
    description: `Paths over contour lines of ${problem} from one start: ${places.join(', ')}.`,
    caption:
      'The first final seed’s run of each; all start from the same point. The marker is where the run is after the updates of the slider.',
  };
}

function table({ ends, problem }: Rows): ReportTable {
  return {
    caption: `Where the runs end: ${problem}`,
    columns: headings(['optimizer'], ['updates', 'x', 'y', 'value']),
    rows: ends.flatMap(({ label, last }) =>
      last ? [[label, String(last.step), ...[last.x, last.y, last.value].map(figureCell)]] : [],
    ),
  };
}

/** From the least to the greatest, with room around. */
function span(values: readonly number[]): [number, number] {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const room = Math.max((most - least) * MARGIN, 0.1);
  return [Number((least - room).toPrecision(4)), Number((most + room).toPrecision(4))];
}

function thinned(path: readonly Point[]): Point[] {
  const places =
    path.length <= MOST_POINTS
      ? path.keys()
      : // Most points lie where the path crawls; by the updates’ square root the start is kept fine.
        Array.from({ length: MOST_POINTS }, (_, i) => {
          const share = i / (MOST_POINTS - 1);
          return Math.round(share * share * (path.length - 1));
        });
  const chosen = new Set(places);
  return path
    .filter((_, place) => chosen.has(place))
    .map(({ optimizer, step, x, y }) => ({ optimizer, step, x: short(x), y: short(y) }));
}
