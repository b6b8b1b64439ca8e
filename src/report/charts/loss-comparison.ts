import type { Results, RunCurves } from '../../results/results.ts';
import { numberText, statusText } from '../words.ts';
import { averagedLosses } from '../final-table.ts';
import { appearanceOf, chartConfig, PLOT } from './appearance.ts';
import type { Chart } from './chart.ts';
import { featuredRuns } from './featured-runs.ts';
import { nearPlot } from './near-plot.ts';

/** Digits of a loss that a picture can show. */
const DIGITS = 6;
/** Of a grey curve every so many points are drawn. */
const COARSE = 5;

/**
 * The textbook's figure of section 6.1.8: smoothed loss by iteration, a line an optimizer, with
 * markers at regular iterations. A run that diverged ends in a large cross.
 */
export const lossComparison: Chart<'loss'> = {
  caption: ({ manifest: { experiment } }) => {
    const { window, beta } = experiment.smoothing;
    return (
      `Loss of each batch, taken ${experiment.record} the update and smoothed with a Kaiser window ` +
      `of length ${window}, beta ${beta}.`
    );
  },
  specify(results, { markerEvery, yRange }) {
    const { experiment } = results.manifest;
    const featured = featuredRuns(results);
    const looks = appearanceOf(featured);
    const others = results.runs.length - featured.length;
    const rows = results.runs.flatMap((run) => rowsOf(run, yRange));
    const inFront = (row: LossRow) => featured.includes(row.optimizer);
    const x = {
      field: 'iteration',
      type: 'quantitative' as const,
      title: 'iterations',
      axis: { tickCount: 5 },
      scale: { domain: [0, experiment.iterations], nice: false },
    };
    const y = {
      field: 'loss',
      type: 'quantitative' as const,
      title: 'loss',
      scale: { domain: [...yRange], nice: false },
    };
    const color = {
      field: 'optimizer',
      type: 'nominal',
      title: null,
      scale: { domain: looks.domain, range: looks.colors },
      legend: { orient: 'top-right', symbolStrokeWidth: 1.5 },
    } as const;
    const shape = {
      field: 'optimizer',
      type: 'nominal',
      title: null,
      scale: { domain: looks.domain, range: looks.shapes },
    } as const;
    const tooltip = [
      { field: 'optimizer', type: 'nominal' },
      { field: 'iteration', type: 'quantitative' },
      { field: 'loss', type: 'quantitative', title: 'smoothed loss', format: '.4f' },
    ] as const;
    const ends = endsOfDivergedRuns(results, yRange).filter(inFront);
    const notes = [
      ...(others > 0 ? aboutOthers(featured.length, others, results) : []),
      ...(ends.length > 0 ? [divergedRuns(results, featured)] : []),
    ];
    return {
      $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
      description: describe(results),
      title: { text: experiment.title, ...(notes.length > 0 ? { subtitle: notes } : {}) },
      ...PLOT,
      data: { values: rows.filter(inFront) },
      encoding: { x, y },
      layer: [
        ...(others > 0 ? [behind(rows.filter((row) => !inFront(row)))] : []),
        {
          mark: { type: 'line', clip: true, strokeWidth: 1.5, aria: false },
          encoding: { color },
        },
        {
          transform: [{ filter: `datum.iteration % ${markerEvery} === 0` }],
          mark: { type: 'point', clip: true, filled: true, size: 70, opacity: 1, aria: false },
          encoding: { color, shape, tooltip: [...tooltip] },
        },
        ...(ends.length > 0
          ? [
              {
                data: { values: ends },
                mark: { type: 'text', text: '✕', fontSize: 22, fontWeight: 'bold' } as const,
                encoding: { color, tooltip: [...tooltip] },
              },
            ]
          : []),
      ],
      config: chartConfig,
    };
  },
};

/** The curves that are not told apart, in grey. */
function behind(rows: LossRow[]) {
  return {
    data: { values: rows.filter(({ iteration }) => iteration % COARSE === 0) },
    mark: { type: 'line', clip: true, strokeWidth: 1, color: '#c4c4c4', aria: false } as const,
    encoding: { detail: { field: 'optimizer', type: 'nominal' } as const },
  };
}

/** Two short lines: Vega takes text for wider than it is, and makes room for that. */
function aboutOthers(featured: number, others: number, results: Results): string[] {
  return [
    `In colour: the ${featured} lowest by the mean of their last ${averagedLosses(results)} losses`,
    `In grey: the ${others} others`,
  ];
}

interface LossRow {
  readonly optimizer: string;
  readonly iteration: number;
  readonly loss: number;
}

/** The points of a curve, near the plot. */
function rowsOf(
  { optimizer, smoothedLosses }: RunCurves,
  yRange: readonly [number, number],
): LossRow[] {
  return Array.from(smoothedLosses, (loss, iteration) => ({ optimizer, iteration, loss }))
    .filter(({ loss }) => Number.isFinite(loss))
    .map((row) => ({ ...row, loss: Number(nearPlot(row.loss, yRange).toPrecision(DIGITS)) }));
}

/** Where the cross of a diverged run stands: at its last number, moved into the plot. */
function endsOfDivergedRuns(
  { manifest, runs }: Results,
  yRange: readonly [number, number],
): LossRow[] {
  const [lowest, highest] = yRange;
  return runs.flatMap((run, i) => {
    if (manifest.runs[i]!.status !== 'diverged') return [];
    const last = rowsOf(run, yRange).at(-1)?.loss ?? highest;
    const loss = Math.min(highest, Math.max(lowest, last));
    return [{ optimizer: run.optimizer, iteration: run.losses.length - 1, loss }];
  });
}

function divergedRuns({ manifest }: Results, shown: readonly string[]): string {
  return manifest.runs
    .filter(({ status, optimizer }) => status === 'diverged' && shown.includes(optimizer))
    .map((run) => `${run.optimizer} ${statusText(run)} (✕)`)
    .join(', ');
}

function describe({ manifest, runs }: Results): string {
  const ends = runs.map(({ optimizer, smoothedLosses }, i) => {
    const run = manifest.runs[i]!;
    const last = smoothedLosses.at(-1);
    return run.status === 'finished' && last !== undefined
      ? `${optimizer} ends at ${numberText(last)}`
      : `${optimizer} ${statusText(run)}`;
  });
  return `Line chart of the smoothed loss by iteration: ${ends.join(', ')}.`;
}
