import { contours } from 'd3-contour';
import type { TopLevelSpec } from 'vega-lite';
import { figure } from '../../../study/words/metric-words.ts';
import { findProblem } from '../../../problems/registry.ts';
import { FEW_RUNS } from '../../documents/final-table.ts';
import { colorAndShape } from './color-and-shape.ts';
import { drawn, figureCell, labelsOf, rowsOn, type StudyChart } from '../study/study-chart.ts';
import { frame } from './frame.ts';
import { foremost } from '../study/foremost.ts';

/** Points of the grid on which a function is taken, each way. */
const GRID = 80;
const LINES = 14;
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

/** The ways over a function of two numbers, from one start, over its contour lines. */
export const planarPaths: StudyChart = {
  needs: ['paths', 'summary'],
  ofProblem: (results, problem) => {
    const entry = results.manifest.comparison.problems.find(({ label }) => label === problem.label);
    const surface = entry && findProblem(entry.name).surface;
    const all: Point[] = rowsOn(results.tables.paths, problem.label);
    if (!surface || all.length === 0) return [];
    const shown = foremost(results, problem).slice(0, FEW_RUNS);
    const near = all.filter(({ x, y }) => Math.abs(x) <= FARTHEST && Math.abs(y) <= FARTHEST);
    const frameX = span(near.map(({ x }) => x));
    const frameY = span(near.map(({ y }) => y));
    const paths = shown.flatMap((label) =>
      thinned(near.filter(({ optimizer }) => optimizer === label)),
    );
    const steps = Math.max(...all.map(({ step }) => step));
    const { color, shape } = colorAndShape(labelsOf(results), shown);
    const scaleX = { domain: frameX, nice: false, zero: false };
    const scaleY = { domain: frameY, nice: false, zero: false };
    const x = {
      field: 'x',
      type: 'quantitative' as const,
      title: 'x',
      scale: scaleX,
      axis: { grid: false },
    };
    const y = {
      field: 'y',
      type: 'quantitative' as const,
      title: 'y',
      scale: scaleY,
      axis: { grid: false },
    };
    const ends = shown.map((label) => {
      const last = all.findLast(({ optimizer }) => optimizer === label);
      return { label, last };
    });
    const specification = {
      ...frame(
        `The way over ${problem.label}`,
        `Paths over contour lines of ${problem.label} from one start: ${ends
          .map(({ label, last }) =>
            last ? `${label} ends at (${figure(last.x)}, ${figure(last.y)})` : `${label} has none`,
          )
          .join(', ')}.`,
        {
          subtitle: [
            `Seed ${results.manifest.seeds[0]}; lines of equal value, closer where it is steeper`,
          ],
        },
      ),
      params: [
        {
          name: 'upTo',
          value: steps,
          bind: { input: 'range', min: 1, max: steps, step: 1, name: 'Updates ' },
        },
      ],
      layer: [
        {
          data: { values: contourLines(surface, frameX, frameY) },
          // A line a row: written out point by point they would be most of the page.
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
              mark: {
                type: 'point',
                filled: true,
                size: 120,
                opacity: 1,
                clip: true,
                aria: false,
              },
              encoding: {
                shape,
                tooltip: [
                  { field: 'optimizer' },
                  { field: 'step', title: 'updates' },
                  { field: 'x', format: '.4~g' },
                  { field: 'y', format: '.4~g' },
                ],
              },
            },
          ],
        },
      ],
    };
    return [
      {
        name: `paths`,
        caption: `The first final seed’s run of each; all start from the same point. The marker is where the run is after the updates of the slider.`,
        specification: specification as unknown as TopLevelSpec,
        table: {
          caption: `Where the runs end: ${problem.label}`,
          columns: [
            { heading: 'optimizer' },
            ...['updates', 'x', 'y', 'value'].map((heading) => ({ heading, numeric: true })),
          ],
          rows: ends.flatMap(({ label, last }) =>
            last
              ? [
                  [
                    label,
                    String(last.step),
                    ...[last.x, last.y, surface(last.x, last.y)].map(figureCell),
                  ],
                ]
              : [],
          ),
        },
      },
    ];
  },
};

/** From the least to the greatest, with room around. */
function span(values: readonly number[]): [number, number] {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const room = Math.max((most - least) * MARGIN, 0.1);
  return [Number((least - room).toPrecision(4)), Number((most + room).toPrecision(4))];
}

function thinned(path: readonly Point[]): Point[] {
  const chosen =
    path.length <= MOST_POINTS
      ? path
      : // Most points lie where the path crawls; by the updates’ square root the start is kept fine.
        Array.from({ length: MOST_POINTS }, (_, i) => {
          const share = i / (MOST_POINTS - 1);
          return path[Math.round(share * share * (path.length - 1))]!;
        });
  return [...new Set(chosen)].map(({ optimizer, step, x, y }) => ({
    optimizer,
    step,
    x: drawn(x)!,
    y: drawn(y)!,
  }));
}

/** Lines of equal value, at levels that lie as far apart as the function’s own values do. */
function contourLines(
  surface: (x: number, y: number) => number,
  [left, right]: readonly [number, number],
  [bottom, top]: readonly [number, number],
): { line: number; i: number[]; x: number[]; y: number[] }[] {
  const at = (from: number, to: number, place: number) =>
    from + ((to - from) * (place - 0.5)) / (GRID - 1);
  const values = Array.from({ length: GRID * GRID }, (_, i) =>
    surface(at(left, right, (i % GRID) + 0.5), at(bottom, top, Math.floor(i / GRID) + 0.5)),
  );
  const sorted = [...values].sort((a, b) => a - b);
  const levels = Array.from({ length: LINES }, (_, i) => {
    // Closer at the bottom, where the paths are.
    const share = ((i + 1) / (LINES + 1)) ** 2;
    return sorted[Math.floor(share * (sorted.length - 1))]!;
  });
  let line = 0;
  return contours()
    .size([GRID, GRID])
    .thresholds([...new Set(levels)])(values)
    .flatMap(({ coordinates }) =>
      coordinates.flat().map((ring) => ({
        line: line++,
        i: ring.map((_, i) => i),
        x: ring.map(([column]) => Number(at(left, right, column!).toPrecision(4))),
        y: ring.map(([, row]) => Number(at(bottom, top, row!).toPrecision(4))),
      })),
    );
}
