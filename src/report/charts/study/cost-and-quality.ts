import { figure, metricWords } from '../../../study/words/metric-words.ts';
import type { ReportTable } from '../../page/report-table.ts';
import type { ChartMarks, ChartWords } from '../grammar/chart.ts';
import { labelsOf, problemChart, rowsOn, type OfProblem } from '../grammar/study-chart.ts';
import { scaleFor } from '../shared/axis-scale.ts';
import { quantity, told } from '../shared/channels.ts';
import { colorAndShape } from '../shared/color-and-shape.ts';
import { figureCell, headings, short } from '../shared/figures.ts';

interface Cost {
  readonly optimizer: string;
  readonly microseconds: number;
  readonly kilobytes: number;
  readonly secondsToTarget: number;
  /** What all updates led to. */
  readonly mean: number;
}

interface Rows {
  readonly costs: readonly Cost[];
  /** Those that led somewhere. */
  readonly points: readonly Cost[];
  readonly labels: readonly string[];
  readonly problem: string;
  readonly metric: string;
}

/** What an update costs on this machine, against what all updates led to. */
export const costAndQuality = problemChart({
  name: 'cost',
  needs: ['summary'],
  rows,
  marks,
  words,
  table,
});

function rows({ results, problem, tables }: OfProblem<'summary'>): Rows | undefined {
  const means = new Map(
    rowsOn(tables.summary, problem.label).map(({ optimizer, mean }) => [optimizer, mean]),
  );
  const costs = rowsOn(results.environment?.cost, problem.label).flatMap(
    ({ optimizer, secondsPerUpdate, stateBytes, secondsToTarget }) =>
      secondsPerUpdate === undefined
        ? []
        : {
            optimizer,
            microseconds: short(secondsPerUpdate * 1e6),
            kilobytes: (stateBytes ?? 0) / 1000,
            secondsToTarget: secondsToTarget ?? NaN,
            mean: short(means.get(optimizer) ?? NaN),
          },
  );
  const points = costs.filter(({ mean }) => Number.isFinite(mean));
  if (points.length < 2) return undefined;
  return {
    ...{ costs, points },
    labels: labelsOf(results),
    problem: problem.label,
    metric: metricWords(problem.metric),
  };
}

function marks({ points, labels, metric }: Rows): ChartMarks {
  const means = points.map(({ mean }) => mean);
  return {
    height: 320,
    data: { values: points },
    encoding: {
      x: quantity<Cost>('microseconds', 'microseconds an update', {
        scale: { zero: false, nice: true },
      }),
      y: quantity<Cost>('mean', metric, { scale: scaleFor(means, 'worth') }),
    },
    layer: [
      {
        mark: { type: 'point', filled: true, size: 120, opacity: 1, aria: false },
        encoding: {
          ...colorAndShape(labels),
          tooltip: told<Cost>(
            ['optimizer', 'optimizer'],
            ['microseconds', 'microseconds', '.1f'],
            ['kilobytes', 'state, kB', ',.0f'],
            ['mean', metric, '.4~g'],
          ),
        },
      },
    ],
  };
}

function words({ points, problem, metric }: Rows): ChartWords {
  const places = points.map(
    ({ optimizer, microseconds, mean }) =>
      `${optimizer} ${figure(microseconds)} µs, ${figure(mean)}`,
  );
  return {
    title: 'What an update costs, and what it brings',
    subtitle: [`${problem}, on the machine named below`],
    description: `Scatter plot of the ${metric} by the time of an update on ${problem}: ${places.join('; ')}.`,
    caption:
      'Better per update and better per second are not the same. Time of a whole update (forward, backward and the optimizer), the least disturbed of the final runs; it differs from machine to machine.',
  };
}

function table({ costs, problem, metric }: Rows): ReportTable {
  return {
    caption: `Cost: ${problem}`,
    columns: headings(['optimizer'], ['µs an update', 'state, kB', metric, 'seconds to target']),
    rows: costs.map(({ optimizer, microseconds, kilobytes, mean, secondsToTarget }) => [
      optimizer,
      ...[microseconds, kilobytes, Number.isFinite(mean) ? mean : NaN, secondsToTarget].map(
        figureCell,
      ),
    ]),
  };
}
