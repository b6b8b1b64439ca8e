import { encode } from 'fast-png';
import type { TopLevelSpec } from 'vega-lite';
import { figure } from '../../../study/words/metric-words.ts';
import { inspectedUnits, type HiddenWeights } from '../../../results/inspection.ts';
import { norm } from '../../../optimizers/shared/norm.ts';
import type { Results } from '../../../results/results.ts';
import { numberCell } from '../../page/report-table.ts';
import type { DrawnChart } from '../shared/chart.ts';
import { PLOT } from '../shared/appearance.ts';
import { featuredRuns } from './featured-runs.ts';
import { frame } from '../shared/frame.ts';

/** Weights between two units' images. */
const GAP = 1;
/** Of a panel's height, room for its name. */
const ROOM = 0.1;

type Color = [red: number, green: number, blue: number];
const NEGATIVE: Color = [213, 94, 0];
const ZERO: Color = [255, 255, 255];
const POSITIVE: Color = [0, 114, 178];
const BETWEEN: Color = [128, 128, 128];

/** Shades of each of the two colours. */
const SHADES = 40;
/** The most negative first, 0 at SHADES; last what is between the images. */
const PALETTE: Color[] = [
  ...Array.from({ length: SHADES }, (_, i) => blend(NEGATIVE, (SHADES - i) / SHADES)),
  ...Array.from({ length: SHADES + 1 }, (_, i) => blend(POSITIVE, i / SHADES)),
  BETWEEN,
];

/** The incoming weights of hidden units as images, an optimizer a panel. */
export function hiddenWeights(results: Results): DrawnChart[] {
  const { experiment, dataset } = results.manifest;
  const shown = featuredRuns(results);
  const runs = results.runs.filter(({ optimizer, weights }) => {
    return shown.includes(optimizer) && weights.length > 0;
  });
  if (runs.length === 0) return [];
  const units = inspectedUnits(experiment);
  const columns = Math.ceil(Math.sqrt(runs.length));
  const rows = Math.ceil(runs.length / columns);
  const panels = runs.flatMap(({ optimizer, weights }, i) =>
    weights.map((record) => {
      const limit = largest(record.values);
      return {
        optimizer,
        iteration: record.iteration,
        limit: figure(limit),
        url: imageOf(record, units, dataset.inputSize, limit),
        column: i % columns,
        row: Math.floor(i / columns),
      };
    }),
  );
  const iterations = [...new Set(panels.map(({ iteration }) => iteration))].sort((a, b) => a - b);
  const last = iterations.at(-1)!;
  const side = imageSide(dataset.inputSize);
  const place = (field: string, paddingInner: number) => ({
    field,
    type: 'ordinal',
    axis: null,
    scale: { type: 'band', paddingInner, paddingOuter: 0.02 },
  });
  const specification = {
    ...frame(
      'What the hidden units look for',
      `Images of the incoming weights of ${units} hidden units for each optimizer: ${runs
        .map(({ optimizer, weights }) => {
          return `${optimizer}, largest weight ${figure(largest(weights.at(-1)!.values))}`;
        })
        .join('; ')}.`,
      {
        subtitle: [
          'Blue: positive weights, orange: negative, white: 0;',
          'each optimizer on a scale of its own, up to the largest weight shown',
        ],
        height: Math.round((PLOT.width / columns) * rows * (1 + ROOM)),
      },
    ),
    ...(iterations.length > 1
      ? {
          params: [
            {
              name: 'after',
              value: last,
              bind: { input: 'select', options: iterations, name: 'After iteration ' },
            },
          ],
        }
      : {}),
    // For the page: the panels are squares at any width.
    usermeta: { keepsProportions: true },
    view: { stroke: null },
    data: { values: panels },
    // A run that ended before the others is shown as it was at its end.
    transform:
      iterations.length > 1
        ? [
            { filter: 'datum.iteration <= after' },
            {
              joinaggregate: [{ op: 'max', field: 'iteration', as: 'latest' }],
              groupby: ['optimizer'],
            },
            { filter: 'datum.iteration === datum.latest' },
          ]
        : [],
    encoding: { x: place('column', 0.03), y: place('row', ROOM) },
    layer: [
      {
        mark: { type: 'image', aspect: true, baseline: 'top', smooth: false, aria: false },
        encoding: {
          url: { field: 'url', type: 'nominal' },
          tooltip: [
            { field: 'optimizer' },
            { field: 'iteration', type: 'quantitative' },
            { field: 'limit', title: 'largest weight' },
          ],
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
  return [
    {
      name: 'hidden-weights',
      caption:
        side === undefined
          ? `Incoming weights of ${units} units of the hidden layer, a row a unit, a column an input.`
          : `Incoming weights of ${units} units of the hidden layer, each as an image of ${side} × ${side} inputs.`,
      specification: specification as unknown as TopLevelSpec,
      table: {
        caption: 'Weights of the hidden layer',
        columns: [
          { heading: 'optimizer' },
          ...['iteration', 'unit', 'smallest', 'largest', 'norm'].map((heading) => ({
            heading,
            numeric: true,
          })),
        ],
        rows: runs.flatMap(({ optimizer, weights }) => {
          const { iteration, values } = weights.at(-1)!;
          return Array.from({ length: units }, (_, unit) => {
            const own = values.filter((__, i) => i % units === unit);
            return [
              optimizer,
              String(iteration),
              String(unit),
              ...[Math.min(...own), Math.max(...own), norm(own)].map((value) =>
                numberCell(value, figure(value)),
              ),
            ];
          });
        }),
      },
    },
  ];
}

/** The side of the images that the data are, where they are squares. */
function imageSide(inputSize: number): number | undefined {
  const side = Math.sqrt(inputSize);
  return Number.isInteger(side) && side > 1 ? side : undefined;
}

function largest(values: Float64Array): number {
  return values.reduce((most, value) => {
    return Number.isFinite(value) ? Math.max(most, Math.abs(value)) : most;
  }, 0);
}

/** The units' weights as squares side by side, or as a matrix where inputs are no image. */
function imageOf(
  { values }: HiddenWeights,
  units: number,
  inputSize: number,
  limit: number,
): string {
  const side = imageSide(inputSize);
  const [tileWidth, tileHeight] = side === undefined ? [inputSize, 1] : [side, side];
  const across = side === undefined ? 1 : Math.ceil(Math.sqrt(units));
  const down = Math.ceil(units / across);
  const width = across * (tileWidth + GAP) - GAP;
  const height = down * (tileHeight + GAP) - GAP;
  const data = new Uint8Array(width * height).fill(PALETTE.length - 1);
  for (let unit = 0; unit < units; unit++) {
    const left = (unit % across) * (tileWidth + GAP);
    const top = Math.floor(unit / across) * (tileHeight + GAP);
    for (let input = 0; input < inputSize; input++) {
      const weight = values[input * units + unit]!;
      if (!Number.isFinite(weight)) continue;
      const x = left + (input % tileWidth);
      const y = top + Math.floor(input / tileWidth);
      data[y * width + x] = SHADES + Math.round((weight / (limit || 1)) * SHADES);
    }
  }
  const png = encode({ width, height, data, channels: 1, depth: 8, palette: PALETTE });
  return `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
}

function blend(color: Color, share: number): Color {
  return ZERO.map((zero, i) => Math.round(zero + (color[i]! - zero) * share)) as Color;
}
