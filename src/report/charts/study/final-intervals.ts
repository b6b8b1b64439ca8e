import { higherIsBetter } from '../../../problems/problem.ts';
import { figure, metricColumn, metricWords } from '../../../study/words/metric-words.ts';
import type { ReportTable } from '../../page/report-table.ts';
import type { ChartMarks, ChartWords } from '../grammar/chart.ts';
import {
  labelsOf,
  problemChart,
  rowsOn,
  type ChartedProblem,
  type OfProblem,
} from '../grammar/study-chart.ts';
import { isLogarithmic, scaleThat } from '../shared/axis-scale.ts';
import { quantity, told } from '../shared/channels.ts';
import { colorAndShape } from '../shared/color-and-shape.ts';
import { atRightEnd, DOT, rowOfOptimizer, WHISKER } from '../shared/dot-and-whisker.ts';
import { drawn, figureCell, headings, short } from '../shared/figures.ts';
import { ranked } from './foremost.ts';

/** Pixels that an optimizer takes. */
const ROW = 34;

interface Interval {
  readonly optimizer: string;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** An interval as it is drawn: an end that is not finite is not. */
interface Whisker extends Omit<Interval, 'low' | 'high'> {
  readonly low: number | null;
  readonly high: number | null;
}

interface Seed {
  readonly optimizer: string;
  readonly seed: string;
  readonly value: number;
}

interface Rows {
  /** Of all optimizers, the best first. */
  readonly intervals: readonly Interval[];
  readonly seeds: readonly Seed[];
  /** Of those of which some runs did not finish, how many. */
  readonly lost: readonly { readonly optimizer: string; readonly text: string }[];
  readonly labels: readonly string[];
  readonly problem: ChartedProblem;
}

/** Where each optimizer ended: mean, 95 % interval, and every seed; the best on top. */
export const finalIntervals = problemChart({
  name: 'intervals',
  needs: ['summary', 'runs'],
  rows,
  marks,
  words,
  table,
});

function rows({ results, problem, tables }: OfProblem<'summary' | 'runs'>): Rows | undefined {
  const summary = rowsOn(tables.summary, problem.label);
  if (!summary.some(({ mean }) => Number.isFinite(mean))) return undefined;
  const column = metricColumn(problem.metric);
  return {
    problem,
    labels: labelsOf(results),
    intervals: ranked(results, problem).map((optimizer) => {
      const row = summary.find((one) => one.optimizer === optimizer);
      return {
        optimizer,
        mean: row?.mean ?? NaN,
        low: row?.low ?? NaN,
        high: row?.high ?? NaN,
      };
    }),
    seeds: rowsOn(tables.runs, problem.label)
      .map((row) => ({
        optimizer: row.optimizer,
        seed: String(row.seed),
        value: short((row.status === 'finished' ? row[column] : undefined) ?? NaN),
      }))
      .filter(({ value }) => Number.isFinite(value)),
    lost: summary
      .filter(({ diverged, failed }) => diverged > 0 || failed > 0)
      .map(({ optimizer, diverged, failed }) => ({
        optimizer,
        text: `✕ ${[
          ...(diverged > 0 ? [`${diverged} diverged`] : []),
          ...(failed > 0 ? [`${failed} failed`] : []),
        ].join(', ')}`,
      })),
  };
}

function marks({ intervals, seeds, lost, labels, problem }: Rows): ChartMarks {
  const values = seeds.map(({ value }) => value);
  const isLog = isLogarithmic(values, 'spread');
  const metric = metricWords(problem.metric);
  const looks = { scale: scaleThat(isLog, 'spread') };
  const { color, shape } = colorAndShape(labels, labels, null);
  const whiskers = labels
    .flatMap((label) => intervals.filter(({ optimizer }) => optimizer === label))
    .filter(({ mean }) => Number.isFinite(mean))
    .map(({ optimizer, mean, low, high }): Whisker => ({
      ...{ optimizer, mean },
      low: drawn(isLog ? Math.max(low, Math.min(...values)) : low),
      high: drawn(high),
    }));
  return {
    height: ROW * labels.length,
    encoding: { y: rowOfOptimizer(intervals.map(({ optimizer }) => optimizer)) },
    layer: [
      {
        data: { values: seeds },
        mark: { type: 'tick', thickness: 1.5, size: 12, opacity: 0.55, aria: false },
        encoding: {
          x: quantity<Seed>('value', metric, looks),
          color,
          tooltip: told<Seed>(
            ['optimizer', 'optimizer'],
            ['seed', 'seed'],
            ['value', 'value', '.4~g'],
          ),
        },
      },
      {
        data: { values: whiskers },
        layer: [
          {
            mark: WHISKER,
            encoding: {
              x: quantity<Whisker>('low', metric, looks),
              x2: { field: 'high' },
              color,
            },
          },
          {
            mark: DOT,
            encoding: {
              x: quantity<Whisker>('mean', metric, looks),
              ...{ color, shape },
              tooltip: told<Whisker>(
                ['optimizer', 'optimizer'],
                ['mean', 'mean', '.4~g'],
                ['low', '95 % from', '.4~g'],
                ['high', 'to', '.4~g'],
              ),
            },
          },
        ],
      },
      ...atRightEnd(lost),
    ],
  };
}

function words({ intervals, problem }: Rows): ChartWords {
  const { label, metric, iterations } = problem;
  const value = metricWords(metric);
  return {
    title: `${value.charAt(0).toUpperCase()}${value.slice(1)} after ${iterations} updates`,
    subtitle: [label],
    description: `Dot and whisker chart of the ${value} on ${label}, the best first: ${intervals
      .map(
        ({ optimizer, mean, low, high }) =>
          `${optimizer} ${figure(mean)} [${figure(low)}, ${figure(high)}]`,
      )
      .join(', ')}.`,
    caption: `Mean and its 95 % bootstrap interval; thin ticks are the seeds. ${
      higherIsBetter(metric) ? 'Right' : 'Left'
    } is better. All see the same batches in a seed, so differences are surer than the intervals suggest: see the matrix.`,
  };
}

function table({ intervals, problem }: Rows): ReportTable {
  return {
    caption: `${metricWords(problem.metric)}: ${problem.label}`,
    columns: headings(['optimizer'], ['mean', '95 % from', 'to']),
    rows: intervals.map(({ optimizer, mean, low, high }) => [
      optimizer,
      ...[mean, low, high].map(figureCell),
    ]),
  };
}
