import { PARAMETERS, type ParameterNorms } from '../../../results/inspection.ts';
import type { Results } from '../../../results/results.ts';
import { figure } from '../../../study/words/metric-words.ts';
import { numberCell } from '../../page/report-table.ts';
import type { ChartMarks } from '../grammar/chart.ts';
import { experimentChart } from '../grammar/experiment-chart.ts';
import { scaleFor } from '../shared/axis-scale.ts';
import { quantity, told } from '../shared/channels.ts';
import { colorAndShape } from '../shared/color-and-shape.ts';
import { headings, short } from '../shared/figures.ts';
import { largestTriangles } from '../shared/thinning.ts';
import { featuredRuns } from './featured-runs.ts';

/** Points that a curve is drawn with. */
const DRAWN = 300;
const MARKERS = 10;

const CURVES = ['all', ...PARAMETERS] as const;

/** The norm of all parameters together, and of each, at an iteration. */
type Norms = { readonly iteration: number } & Record<(typeof CURVES)[number], number>;

/** Those that a logarithmic axis can show; the others are missing. */
type Point = Readonly<Record<(typeof CURVES)[number], number | null>> & {
  readonly optimizer: string;
  readonly iteration: number;
  readonly marked: boolean;
};

/** What a chart of norms is of. */
interface NormWords<Name extends string> {
  readonly name: Name;
  readonly of: 'weightNorm' | 'gradientNorm' | 'updateNorm';
  readonly title: string;
  readonly y: string;
  readonly caption: string;
}

interface Rows {
  readonly curves: readonly { readonly optimizer: string; readonly norms: readonly Norms[] }[];
  readonly points: readonly Point[];
  readonly labels: readonly string[];
  readonly shown: readonly string[];
  readonly subtitle: string;
}

/** Norms by iteration: of all parameters together, or of one. */
export function normChart<Name extends string>({ name, of, title, y, caption }: NormWords<Name>) {
  return experimentChart({
    name,
    needs: ['norms'],
    rows: (results: Results) => rowsOf(results, of),
    marks: (rows) => marks(rows, y),
    words: ({ curves, subtitle }) => ({
      ...{ title, caption },
      subtitle: [subtitle],
      description: `Line chart of the ${y} by iteration: ${curves
        .map(({ optimizer, norms }) => {
          const [first, last] = [norms[0], norms.at(-1)];
          return `${optimizer} goes from ${figure(first?.all ?? NaN)} to ${figure(last?.all ?? NaN)}`;
        })
        .join('; ')}.`,
    }),
    table: ({ curves }) => ({
      caption: title,
      columns: headings(['optimizer'], ['iteration', ...CURVES]),
      rows: curves.flatMap(({ optimizer, norms }) =>
        [...norms.slice(0, 1), ...norms.slice(1).slice(-1)].map((norm) => [
          optimizer,
          String(norm.iteration),
          ...CURVES.map((curve) => numberCell(norm[curve], figure(norm[curve]))),
        ]),
      ),
    }),
  });
}

function rowsOf(results: Results, of: NormWords<string>['of']): Rows | undefined {
  const featured = featuredRuns(results);
  const labels = results.runs.map(({ optimizer }) => optimizer);
  const curves = results.runs
    .filter(({ optimizer, norms }) => featured.includes(optimizer) && norms.length > 0)
    .map(({ optimizer, norms }) => ({ optimizer, norms: byIteration(norms, of) }));
  if (curves.length === 0) return undefined;
  return {
    ...{ curves, labels },
    points: curves.flatMap(({ optimizer, norms }) => pointsOf(optimizer, norms)),
    shown: labels.filter((label) => featured.includes(label)),
    subtitle: results.manifest.experiment.title,
  };
}

function marks({ points, labels, shown }: Rows, title: string): ChartMarks {
  const { color, shape } = colorAndShape(labels, shown);
  const norms = points.flatMap((point) => CURVES.flatMap((curve) => point[curve] ?? []));
  /** The curve that the reader chooses is drawn. */
  interface Shown extends Point {
    readonly norm: number;
  }
  return {
    params: [
      {
        name: 'parameter',
        value: 'all',
        bind: { input: 'select', options: [...CURVES], name: 'Parameters ' },
      },
    ],
    data: { values: points },
    transform: [{ calculate: 'datum[parameter]', as: 'norm' }, { filter: 'isValid(datum.norm)' }],
    encoding: {
      x: quantity<Shown>('iteration', 'iterations', { axis: { tickCount: 8 } }),
      y: quantity<Shown>('norm', title, { scale: scaleFor(norms, 'factor') }),
      color,
    },
    layer: [
      { mark: { type: 'line', strokeWidth: 1.5, clip: true, aria: false } },
      {
        transform: [{ filter: 'datum.marked' }],
        mark: { type: 'point', filled: true, size: 60, opacity: 1, clip: true, aria: false },
        encoding: {
          shape,
          tooltip: told<Shown>(
            ['optimizer', 'optimizer'],
            ['iteration', 'iteration'],
            ['norm', 'norm', '.4~g'],
          ),
        },
      },
    ],
  };
}

/** The norms at each iteration, of each parameter and of all: the root of their squares' sum. */
function byIteration(norms: readonly ParameterNorms[], of: NormWords<string>['of']): Norms[] {
  const found = new Map<number, Norms>();
  for (const norm of norms) {
    const { iteration } = norm;
    const known = found.get(iteration) ?? { iteration, all: 0, W1: 0, b1: 0, W2: 0, b2: 0 };
    known[norm.parameter] = norm[of];
    found.set(iteration, known);
  }
  return [...found.values()].map((norm) => ({
    ...norm,
    all: Math.sqrt(PARAMETERS.reduce((sum, name) => sum + norm[name] * norm[name], 0)),
  }));
}

/** Thinned by the form of all parameters' norm; every marker's point stays. */
function pointsOf(optimizer: string, norms: readonly Norms[]): Point[] {
  const every = Math.max(1, Math.floor(norms.length / MARKERS));
  const kept = largestTriangles(
    norms.map(({ iteration, all }) => [
      iteration,
      Number.isFinite(all) && all > 0 ? Math.log10(all) : 0,
    ]),
    DRAWN,
  );
  return norms.flatMap(({ iteration, all, W1, b1, W2, b2 }, i) => {
    const marked = i % every === 0;
    if (norms.length > DRAWN && !marked && !kept.has(iteration)) return [];
    return {
      ...{ optimizer, iteration, marked },
      ...{ all: shown(all), W1: shown(W1), b1: shown(b1), W2: shown(W2), b2: shown(b2) },
    };
  });
}

function shown(norm: number): number | null {
  return norm > 0 && Number.isFinite(norm) ? short(norm) : null;
}
