import { norm } from '../../../optimizers/shared/norm.ts';
import { inspectedUnits } from '../../../results/inspection.ts';
import type { Results } from '../../../results/results.ts';
import { figure } from '../../../study/words/metric-words.ts';
import type { ReportTable } from '../../page/report-table.ts';
import type { ChartMarks, ChartWords } from '../grammar/chart.ts';
import { experimentChart } from '../grammar/experiment-chart.ts';
import { PLOT } from '../shared/appearance.ts';
import { told } from '../shared/channels.ts';
import { figureCell, headings } from '../shared/figures.ts';
import { featuredRuns } from './featured-runs.ts';
import { imageSide, weightImage } from './weight-image.ts';

/** Of a panel's height, room for its name. */
const ROOM = 0.1;

interface Panel {
  readonly optimizer: string;
  readonly iteration: number;
  /** The largest weight, as it is told. */
  readonly limit: string;
  readonly url: string;
  readonly column: number;
  readonly row: number;
}

interface Rows {
  readonly panels: readonly Panel[];
  /** Of the panels, side by side and one below the other. */
  readonly columns: number;
  readonly lines: number;
  readonly units: number;
  /** The side of the images that the inputs are, where they are. */
  readonly side: number | undefined;
  /** The weights that each run ended with. */
  readonly ends: readonly {
    readonly optimizer: string;
    readonly iteration: number;
    readonly values: Float64Array;
  }[];
}

/** The incoming weights of hidden units as images, an optimizer a panel. */
export const hiddenWeights = experimentChart({
  name: 'hidden-weights',
  needs: ['weights'],
  rows,
  marks,
  words,
  table,
});

function rows(results: Results): Rows | undefined {
  const { experiment, dataset } = results.manifest;
  const featured = featuredRuns(results);
  const runs = results.runs.filter(({ optimizer, weights }) => {
    return featured.includes(optimizer) && weights.length > 0;
  });
  if (runs.length === 0) return undefined;
  const units = inspectedUnits(experiment);
  const columns = Math.ceil(Math.sqrt(runs.length));
  return {
    ...{ columns, units },
    lines: Math.ceil(runs.length / columns),
    side: imageSide(dataset.inputSize),
    panels: runs.flatMap(({ optimizer, weights }, i) =>
      weights.map((record) => {
        const limit = largest(record.values);
        return {
          optimizer,
          iteration: record.iteration,
          limit: figure(limit),
          url: weightImage(record, units, dataset.inputSize, limit),
          column: i % columns,
          row: Math.floor(i / columns),
        };
      }),
    ),
    ends: runs.flatMap(({ optimizer, weights }) =>
      weights.slice(-1).map(({ iteration, values }) => ({ optimizer, iteration, values })),
    ),
  };
}

function marks({ panels, columns, lines }: Rows): ChartMarks {
  const iterations = [...new Set(panels.map(({ iteration }) => iteration))].sort((a, b) => a - b);
  const place = (field: 'column' | 'row', paddingInner: number) =>
    ({
      field,
      type: 'ordinal',
      axis: null,
      scale: { type: 'band', paddingInner, paddingOuter: 0.02 },
    }) as const;
  return {
    height: Math.round((PLOT.width / columns) * lines * (1 + ROOM)),
    ...(iterations.length > 1 ? choiceOf(iterations) : {}),
    // For the page: the panels are squares at any width.
    usermeta: { keepsProportions: true },
    view: { stroke: null },
    data: { values: panels },
    encoding: { x: place('column', 0.03), y: place('row', ROOM) },
    layer: [
      {
        mark: { type: 'image', aspect: true, baseline: 'top', smooth: false, aria: false },
        encoding: {
          url: { field: 'url', type: 'nominal' },
          tooltip: told<Panel>(
            ['optimizer', 'optimizer'],
            ['iteration', 'iteration'],
            ['limit', 'largest weight'],
          ),
        },
      },
      {
        transform: [{ calculate: "datum.optimizer + ', up to ±' + datum.limit", as: 'name' }],
        mark: {
          type: 'text',
          align: 'center',
          baseline: 'bottom',
          fontSize: 12,
          color: '#111111',
          aria: false,
          dy: { expr: "-bandwidth('y') / 2 - 3" },
        },
        encoding: { text: { field: 'name' } },
      },
    ],
  };
}

/** A list of the iterations. A run that ended before the others is shown as it was at its end. */
function choiceOf(iterations: readonly number[]): Pick<ChartMarks, 'params' | 'transform'> {
  return {
    params: [
      {
        name: 'after',
        value: iterations.at(-1) ?? 0,
        bind: { input: 'select', options: [...iterations], name: 'After iteration ' },
      },
    ],
    transform: [
      { filter: 'datum.iteration <= after' },
      {
        joinaggregate: [{ op: 'max', field: 'iteration', as: 'latest' }],
        groupby: ['optimizer'],
      },
      { filter: 'datum.iteration === datum.latest' },
    ],
  };
}

function words({ units, side, ends }: Rows): ChartWords {
  return {
    title: 'What the hidden units look for',
    subtitle: [
      'Blue: positive weights, orange: negative, white: 0;',
      'each optimizer on a scale of its own, up to the largest weight shown',
    ],
    description: `Images of the incoming weights of ${units} hidden units for each optimizer: ${ends
      .map(({ optimizer, values }) => `${optimizer}, largest weight ${figure(largest(values))}`)
      .join('; ')}.`,
    caption:
      side === undefined
        ? `Incoming weights of ${units} units of the hidden layer, a row a unit, a column an input.`
        : `Incoming weights of ${units} units of the hidden layer, each as an image of ${side} × ${side} inputs.`,
  };
}

function table({ ends, units }: Rows): ReportTable {
  return {
    caption: 'Weights of the hidden layer',
    columns: headings(['optimizer'], ['iteration', 'unit', 'smallest', 'largest', 'norm']),
    rows: ends.flatMap(({ optimizer, iteration, values }) =>
      Array.from({ length: units }, (_, unit) => {
        const own = values.filter((__, i) => i % units === unit);
        const figures = [Math.min(...own), Math.max(...own), norm(own)];
        return [optimizer, String(iteration), String(unit), ...figures.map(figureCell)];
      }),
    ),
  };
}

function largest(values: Float64Array): number {
  return values.reduce((most, value) => {
    return Number.isFinite(value) ? Math.max(most, Math.abs(value)) : most;
  }, 0);
}
