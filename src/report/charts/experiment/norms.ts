import { LTTB } from 'downsample';
import type { TopLevelSpec } from 'vega-lite';
import { figure } from '../../../study/words/metric-words.ts';
import { PARAMETERS, type ParameterNorms } from '../../../results/inspection.ts';
import type { Results } from '../../../results/results.ts';
import { numberCell } from '../../page/report-table.ts';
import type { DrawnChart } from '../shared/chart.ts';
import { colorAndShape } from '../shared/color-and-shape.ts';
import { drawn } from '../study/study-chart.ts';
import { featuredRuns } from './featured-runs.ts';
import { frame } from '../shared/frame.ts';

/** Points that a curve is drawn with. */
const DRAWN = 300;
const MARKERS = 10;

const QUANTITIES = [
  { name: 'weight-norms', of: 'weightNorm', title: 'Norm of the weights', y: 'norm of weights' },
  {
    name: 'gradient-norms',
    of: 'gradientNorm',
    title: 'Norm of the gradient',
    y: 'norm of gradient',
  },
  { name: 'update-norms', of: 'updateNorm', title: 'Norm of the updates', y: 'norm of update' },
] as const;

const CAPTIONS = {
  weightNorm: 'Euclidean norm of the parameters after the update.',
  gradientNorm: 'Euclidean norm of the gradient on the batch, as the optimizer got it.',
  updateNorm: 'Euclidean norm of the difference that an update made to the parameters.',
} as const;

type Point = Record<'iteration' | 'all' | (typeof PARAMETERS)[number], number>;

/** How large weights, gradients and updates are: of all parameters together, or of one. */
export function norms(results: Results): DrawnChart[] {
  const shown = featuredRuns(results);
  const labels = results.runs.map(({ optimizer }) => optimizer);
  const runs = results.runs.filter(({ optimizer, norms }) => {
    return shown.includes(optimizer) && norms.length > 0;
  });
  if (runs.length === 0) return [];
  return QUANTITIES.map(({ name, of, title, y }): DrawnChart => {
    const curves = runs.map(({ optimizer, norms }) => ({
      optimizer,
      points: pointsOf(norms, of),
    }));
    const { color, shape } = colorAndShape(
      labels,
      labels.filter((label) => shown.includes(label)),
    );
    const x = {
      field: 'iteration',
      type: 'quantitative',
      title: 'iterations',
      axis: { tickCount: 8 },
    } as const;
    const vertical = {
      field: 'norm',
      type: 'quantitative',
      title: y,
      scale: { type: 'log', nice: false },
    } as const;
    const specification = {
      ...frame(
        title,
        `Line chart of the ${y} by iteration: ${curves
          .map(({ optimizer, points }) => {
            const [first, last] = [points[0]!, points.at(-1)!];
            return `${optimizer} goes from ${figure(first.all)} to ${figure(last.all)}`;
          })
          .join('; ')}.`,
        { subtitle: [results.manifest.experiment.title] },
      ),
      params: [
        {
          name: 'parameter',
          value: 'all',
          bind: { input: 'select', options: ['all', ...PARAMETERS], name: 'Parameters ' },
        },
      ],
      data: {
        values: curves.flatMap(({ optimizer, points }) => {
          const every = Math.max(1, Math.floor(points.length / MARKERS));
          return thinned(points).map(({ iteration, ...values }) => ({
            optimizer,
            iteration,
            marked: points.findIndex((point) => point.iteration === iteration) % every === 0,
            ...Object.fromEntries(
              Object.entries(values).map(([key, value]) => [key, value > 0 ? drawn(value) : null]),
            ),
          }));
        }),
      },
      transform: [{ calculate: 'datum[parameter]', as: 'norm' }, { filter: 'isValid(datum.norm)' }],
      encoding: { x, y: vertical, color },
      layer: [
        { mark: { type: 'line', strokeWidth: 1.5, clip: true, aria: false } },
        {
          transform: [{ filter: 'datum.marked' }],
          mark: { type: 'point', filled: true, size: 60, opacity: 1, clip: true, aria: false },
          encoding: {
            shape,
            tooltip: [
              { field: 'optimizer', type: 'nominal' },
              { field: 'iteration', type: 'quantitative' },
              { field: 'norm', type: 'quantitative', format: '.4~g' },
            ],
          },
        },
      ],
    };
    return {
      name,
      caption: CAPTIONS[of],
      specification: specification as unknown as TopLevelSpec,
      table: {
        caption: title,
        columns: [
          { heading: 'optimizer' },
          { heading: 'iteration', numeric: true },
          ...['all', ...PARAMETERS].map((heading) => ({ heading, numeric: true })),
        ],
        rows: curves.flatMap(({ optimizer, points }) =>
          [points[0]!, ...(points.length > 1 ? [points.at(-1)!] : [])].map((point) => [
            optimizer,
            String(point.iteration),
            ...(['all', ...PARAMETERS] as const).map((key) =>
              numberCell(point[key], figure(point[key])),
            ),
          ]),
        ),
      },
    };
  });
}

/** The norms at each iteration, of each parameter and of all: the root of their squares' sum. */
function pointsOf(
  norms: readonly ParameterNorms[],
  of: (typeof QUANTITIES)[number]['of'],
): Point[] {
  const points = new Map<number, Point>();
  for (const norm of norms) {
    const { iteration } = norm;
    const point = points.get(iteration) ?? { iteration, all: 0, W1: 0, b1: 0, W2: 0, b2: 0 };
    point[norm.parameter] = norm[of];
    points.set(iteration, point);
  }
  return [...points.values()].map((point) => ({
    ...point,
    all: Math.sqrt(PARAMETERS.reduce((sum, name) => sum + point[name] * point[name], 0)),
  }));
}

/** Thinned by the largest triangles of all parameters' norm; every marker's point stays. */
function thinned(points: readonly Point[]): Point[] {
  if (points.length <= DRAWN) return [...points];
  const every = Math.floor(points.length / MARKERS);
  const logarithms = points.map(({ iteration, all }): [number, number] => [
    iteration,
    Number.isFinite(all) && all > 0 ? Math.log10(all) : 0,
  ]);
  const kept = new Set((LTTB(logarithms, DRAWN) as [number, number][]).map(([at]) => at));
  return points.filter(({ iteration }, i) => kept.has(iteration) || i % every === 0);
}
