import { higherIsBetter } from '../../../problems/problem.ts';
import { metricWords } from '../../../study/words/metric-words.ts';
import type { ReportTable } from '../../page/report-table.ts';
import type { ChartMarks, ChartWords } from '../grammar/chart.ts';
import { labelsOf, problemChart, rowsOn, type OfProblem } from '../grammar/study-chart.ts';
import type { Encoding } from '../grammar/vega-lite.ts';
import { quantity, told } from '../shared/channels.ts';
import { colorAndShape } from '../shared/color-and-shape.ts';
import { drawn, figureCell, headings } from '../shared/figures.ts';
import { parallelAxis } from '../shared/parallel-axis.ts';
import { triedSettings, variedOptions, type Tried } from './tried-settings.ts';

/** Beside the axes, where the worst that diverged stand. */
const BEYOND = 0.06;

/** A trial on one of the axes. */
interface Place {
  readonly optimizer: string;
  readonly trial: number;
  readonly chosen: boolean;
  /** Which axis, from 1 on, and what it is of. */
  readonly axis: string;
  /** Between the axis' ends, 0 and 1. */
  readonly at: number;
  readonly ends: readonly [number, number];
  readonly value: number | null;
  readonly score: number | null;
  /** Whether it was chosen and stands at the end of its range. */
  readonly edge: boolean;
}

interface Rows {
  readonly trials: readonly Tried[];
  readonly places: readonly Place[];
  readonly labels: readonly string[];
  /** Those that were tuned. */
  readonly shown: readonly string[];
  readonly problem: string;
  readonly metric: string;
}

/** Every setting that was tried, in parallel axes: the options of an optimizer, then the score. */
export const tuningTrials = problemChart({
  name: 'trials',
  needs: ['trials', 'summary'],
  rows,
  marks,
  words,
  table,
});

function rows({ results, problem, tables }: OfProblem<'trials' | 'summary'>): Rows | undefined {
  const all = triedSettings(rowsOn(tables.trials, problem.label));
  const labels = labelsOf(results);
  const triedBy = (label: string) => all.filter(({ optimizer }) => optimizer === label);
  const shown = labels.filter((label) => triedBy(label).length > 1);
  if (shown.length === 0) return undefined;
  const edges = new Map(
    rowsOn(tables.summary, problem.label).map((row) => [row.optimizer, row.edges.split('; ')]),
  );
  const metric = metricWords(problem.metric);
  const worst = higherIsBetter(problem.metric) ? -BEYOND : 1 + BEYOND;
  return {
    ...{ labels, shown, metric },
    trials: all.filter(({ optimizer }) => shown.includes(optimizer)),
    places: shown.flatMap((label) =>
      placesOf(triedBy(label), metric, worst, edges.get(label) ?? []),
    ),
    problem: problem.label,
  };
}

/**
 * Where the trials of an optimizer stand on each axis.
 * @param worst where those stand that diverged
 * @param edges which chosen options stand at the end of their range: a text for each, its name first
 */
function placesOf(
  trials: readonly Tried[],
  metric: string,
  worst: number,
  edges: readonly string[],
): Place[] {
  const options = variedOptions(trials);
  const scores = parallelAxis(trials.map(({ score }) => score).filter(Number.isFinite));
  return trials.flatMap(({ optimizer, trial, chosen, score }, which) => {
    const own = { optimizer, trial, chosen, score: drawn(score) };
    return [
      ...options.map(({ name, values, ends, at }, i): Place => {
        const value = values[which] ?? NaN;
        const edge = chosen && edges.some((text) => text.startsWith(`${name} `));
        return { ...own, axis: `${i + 1}. ${name}`, at: at(value), ends, value, edge };
      }),
      {
        ...own,
        axis: `${options.length + 1}. ${metric}`,
        at: Number.isFinite(score) ? scores.at(score) : worst,
        ends: scores.ends,
        value: own.score,
        edge: false,
      },
    ];
  });
}

function marks({ places, labels, shown, metric }: Rows): ChartMarks {
  const { color } = colorAndShape(labels, shown, null);
  const onlyOne = { filter: 'datum.optimizer === optimizer' };
  const x = {
    field: 'axis',
    type: 'nominal',
    title: null,
    axis: {
      labelAngle: 0,
      labelExpr: "substring(datum.label, indexof(datum.label, ' ') + 1)",
      labelLimit: 180,
      grid: true,
    },
  } satisfies Encoding['x'];
  const y = quantity<Place>('at', null, {
    axis: null,
    scale: { domain: [-0.12, 1.12], nice: false },
  });
  const opacity = (others: number) => ({
    condition: { test: 'datum.chosen', value: 1 },
    value: others,
  });
  return {
    height: 300,
    params: [
      {
        name: 'optimizer',
        value: shown[0] ?? '',
        bind: { input: 'select', options: [...shown], name: 'Settings of ' },
      },
    ],
    data: { values: places },
    transform: [onlyOne],
    layer: [
      {
        mark: { type: 'line', aria: false },
        encoding: {
          ...{ x, y, color },
          detail: { field: 'trial', type: 'nominal' },
          strokeWidth: { condition: { test: 'datum.chosen', value: 4 }, value: 1 },
          opacity: opacity(0.45),
        },
      },
      {
        mark: { type: 'point', filled: true, size: 30, aria: false },
        encoding: {
          ...{ x, y, color },
          opacity: opacity(0.6),
          tooltip: told<Place>(
            ['optimizer', 'optimizer'],
            ['trial', 'trial'],
            ['value', 'value here', '.4~g'],
            ['score', metric, '.4~g'],
          ),
        },
      },
      {
        transform: [{ filter: 'datum.edge' }],
        mark: { type: 'point', size: 220, strokeWidth: 2, color: '#c02020', aria: false },
        encoding: { x, y },
      },
      {
        data: { values: endsOf(places) },
        transform: [onlyOne],
        mark: { type: 'text', fontSize: 11, aria: false },
        encoding: { x, y, text: { field: 'text' } },
      },
      {
        data: { values: [{}] },
        mark: {
          type: 'text',
          text: { expr: 'optimizer' },
          x: { expr: 'width - 8' },
          y: 10,
          align: 'right',
          baseline: 'top',
          fontSize: 13,
          fontWeight: 'bold',
          limit: 240,
          color: '#111111',
          aria: false,
        },
      },
    ],
  };
}

function words({ problem, metric }: Rows): ChartWords {
  return {
    title: 'Every setting that was tried',
    subtitle: [`${problem}; thick: chosen; ○: at the edge of its range`],
    description: `Parallel coordinates of the tuning trials on ${problem}: each line is a setting of an optimizer, from its options to its ${metric}; the chosen one is thick.`,
    caption: `A line is a setting: where each option stood in its range, and the ${metric} that it led to (mean of the tuning runs; what diverged stands beyond the worst). A setting at the edge of its range is ringed: better ones may lie beyond.`,
  };
}

function table({ trials, problem, metric }: Rows): ReportTable {
  return {
    caption: `Tuning trials: ${problem}`,
    columns: [
      ...headings(['optimizer'], ['trial', metric]),
      ...headings(['chosen', 'options'], []),
    ],
    rows: trials.map(({ optimizer, trial, score, chosen, settings }) => [
      optimizer,
      String(trial),
      figureCell(score),
      chosen ? 'chosen' : '',
      Object.entries(settings)
        .map(
          ([name, value]) =>
            `${name} ${typeof value === 'number' ? shortest(value) : String(value)}`,
        )
        .join(', '),
    ]),
  };
}

/** What stands at the ends of each axis. */
function endsOf(places: readonly Place[]): object[] {
  const axes = new Map(places.map((place) => [`${place.optimizer} ${place.axis}`, place]));
  return [...axes.values()].flatMap(({ optimizer, axis, ends: [low, high] }) => [
    { optimizer, axis, at: -0.08, text: shortest(low) },
    { optimizer, axis, at: 1.09, text: shortest(high) },
  ]);
}

/** Three digits that count, without zeros behind them. */
function shortest(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(3))) : '∞';
}
