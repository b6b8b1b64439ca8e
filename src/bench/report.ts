import { stringify } from 'csv-stringify/sync';
import type { TopLevelSpec } from 'vega-lite';
import { chartConfig } from '../report/charts/shared/appearance.ts';
import { TEXTBOOK, type Measurement, type SectionName } from './measurement.ts';

const COLUMNS = [
  'section',
  'name',
  'precision',
  'engine',
  'workers',
  'hiddenSize',
  'batchSize',
  'iterations',
  'startUp',
  'value',
  'unit',
  'shareOfPeak',
  'samples',
] as const;

/** All figures, one a row. */
export function toCsv(measurements: readonly Measurement[]): string {
  return stringify([...measurements], { header: true, columns: [...COLUMNS] });
}

/** A measurement as a line for the terminal. */
export function describe(measurement: Measurement): string {
  const { name, precision, engine, workers, hiddenSize, batchSize, iterations } = measurement;
  const { value, unit, shareOfPeak } = measurement;
  const what = [
    name.padEnd(28),
    precision,
    engine.padEnd(9),
    `${hiddenSize} hidden`.padStart(11),
    `batch ${batchSize}`.padStart(10),
    `${workers} ${workers === 1 ? 'worker ' : 'workers'}`,
    iterations === undefined ? '' : `${iterations} iterations`,
  ].join('  ');
  const share = shareOfPeak === undefined ? '' : `  ${(100 * shareOfPeak).toFixed(0)} % of peak`;
  return `${what.trimEnd()}  ${value.toPrecision(4)} ${unit}${share}`;
}

/** One chart of each section that was measured. */
export function chartOf(
  section: SectionName,
  measurements: readonly Measurement[],
): TopLevelSpec | undefined {
  const rows = measurements.filter((measurement) => measurement.section === section);
  if (rows.length === 0) return undefined;
  const values = rows.map((row) => ({
    ...row,
    kind: `${row.engine}, ${row.precision}`,
    kernel: `${row.name}, ${row.precision}`,
    setting: `${row.engine}, ${row.precision}, ${row.workers} ${row.workers === 1 ? 'worker' : 'workers'}`,
    perThousand: (1000 * (row.value - (row.startUp ?? 0))) / ((row.iterations ?? 2) - 1),
  }));
  const data = { values };
  return { $schema: SCHEMA, config: chartConfig, data, ...BY_SECTION[section] } as TopLevelSpec;
}

const SCHEMA = 'https://vega.github.io/schema/vega-lite/v6.json';
const PANEL = { width: 300, height: 240 };
const { hiddenSize, batchSize } = TEXTBOOK;
const HIDDEN = {
  field: 'hiddenSize',
  type: 'quantitative',
  scale: { type: 'log', nice: false },
  title: `hidden units (batch ${batchSize})`,
  axis: { values: [50, 100, 200, 500, 1000], labelFlush: true, labelOverlap: false },
};
const BATCH = {
  field: 'batchSize',
  type: 'quantitative',
  scale: { type: 'log', nice: false },
  title: `batch size (${hiddenSize} hidden units)`,
  axis: { values: [32, 64, 128, 256, 512, 1024], labelFlush: true, labelOverlap: false },
};

/** Over hidden sizes on the left, over batch sizes on the right. */
function overSizes(title: string, filter: string, y: object, color: object): object {
  const panel = (x: object, kept: string) => ({
    ...PANEL,
    transform: [{ filter: `${filter} && ${kept}` }],
    mark: { type: 'line', point: true },
    encoding: { x, y, color },
  });
  return {
    title,
    hconcat: [
      panel(HIDDEN, `datum.batchSize === ${batchSize}`),
      panel(BATCH, `datum.hiddenSize === ${hiddenSize}`),
    ],
  };
}

const WHOLE_LABELS = { labelLimit: 0, titleLimit: 0 };
const KIND = {
  field: 'kind',
  type: 'nominal',
  title: 'engine, precision',
  legend: WHOLE_LABELS,
};

const BY_SECTION: Readonly<Record<SectionName, object>> = {
  kernels: overSizes(
    'Kernels: share of the multiply-add peak for 128-bit vectors',
    'isValid(datum.shareOfPeak) && datum.name !== "multiply-add peak"',
    {
      field: 'shareOfPeak',
      type: 'quantitative',
      title: 'share of peak',
      axis: { format: '%' },
      scale: { domain: [0, 0.8] },
    },
    {
      field: 'kernel',
      type: 'nominal',
      title: 'kernel',
      legend: { labelLimit: 0 },
    },
  ),
  updates: {
    title: 'A step of each optimizer, on the textbook’s network',
    transform: [{ filter: 'datum.unit === "ns/parameter"' }],
    width: 420,
    height: { step: 13 },
    mark: { type: 'point', filled: true, size: 45 },
    encoding: {
      x: {
        field: 'value',
        type: 'quantitative',
        scale: { type: 'log' },
        title: 'nanoseconds a parameter',
      },
      y: {
        field: 'name',
        type: 'nominal',
        sort: { field: 'value', op: 'min' },
        title: null,
        axis: { labelLimit: 0 },
      },
      color: { ...KIND, title: 'rule, precision' },
      shape: { ...KIND, title: 'rule, precision' },
    },
  },
  iteration: overSizes(
    'One training iteration with Adam',
    'true',
    { field: 'value', type: 'quantitative', scale: { type: 'log' }, title: 'milliseconds' },
    KIND,
  ),
  comparison: overSizes(
    'The textbook’s comparison: a thousand iterations of its four optimizers, after start-up',
    'true',
    { field: 'perThousand', type: 'quantitative', scale: { type: 'log' }, title: 'seconds' },
    {
      field: 'setting',
      type: 'nominal',
      title: 'engine, precision, workers',
      legend: { labelLimit: 0, titleLimit: 0 },
    },
  ),
};
