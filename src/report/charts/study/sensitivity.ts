import { higherIsBetter } from '../../../problems/problem.ts';
import type { SensitivityRow } from '../../../study/tables/sensitivity.ts';
import { figure, metricWords } from '../../../study/words/metric-words.ts';
import type { ReportTable } from '../../page/report-table.ts';
import type { ChartMarks, ChartWords } from '../grammar/chart.ts';
import { labelsOf, optionChart, rowsOn, type OfOption } from '../grammar/study-chart.ts';
import { isLogarithmic, scaleFor, scaleThat } from '../shared/axis-scale.ts';
import { quantity, told } from '../shared/channels.ts';
import { colorAndShape } from '../shared/color-and-shape.ts';
import { figureCell, headings, short } from '../shared/figures.ts';

/** Of a logarithmic axis: times the least value, what is drawn as no worse. */
const TALLEST = 1e4;

interface Point {
  readonly optimizer: string;
  readonly value: number;
  readonly mean: number;
  readonly diverged: number;
}

interface Rows {
  readonly measured: readonly SensitivityRow[];
  readonly points: readonly Point[];
  /** Where runs diverged, at the worst end of the axis. */
  readonly lost: readonly Point[];
  readonly isLog: boolean;
  readonly isHigher: boolean;
  readonly labels: readonly string[];
  readonly shown: readonly string[];
  readonly option: string;
  readonly problem: string;
  readonly metric: string;
}

/** How the metric hangs on an option over its whole range; where runs diverged there are crosses. */
export const sensitivity = optionChart({
  name: 'sensitivity',
  needs: [],
  rows,
  marks,
  words,
  table,
});

function rows({ results, problem, option, measured: ofAll }: OfOption): Rows | undefined {
  const measured = rowsOn(ofAll, problem.label);
  const means = measured.map(({ mean }) => mean).filter(Number.isFinite);
  if (means.length === 0) return undefined;
  const isHigher = higherIsBetter(problem.metric);
  const [least, most] = [Math.min(...means), Math.max(...means)];
  const isLog = !isHigher && isLogarithmic(means, 'response');
  const top = isLog ? Math.min(most, least * TALLEST) : most;
  const all = measured.map(({ optimizer, value, mean, diverged }): Point => {
    return { optimizer, value, mean: short(isLog ? Math.min(mean, top) : mean), diverged };
  });
  const labels = labelsOf(results);
  return {
    ...{ measured, isLog, isHigher, labels, option },
    points: all.filter(({ mean }) => Number.isFinite(mean)),
    lost: all
      .filter(({ diverged }) => diverged > 0)
      .map((point) => ({ ...point, mean: isHigher ? least : top })),
    shown: labels.filter((label) => measured.some(({ optimizer }) => optimizer === label)),
    problem: problem.label,
    metric: metricWords(problem.metric),
  };
}

function marks({ measured, points, lost, isLog, labels, shown, option, metric }: Rows): ChartMarks {
  const { color, shape } = colorAndShape(labels, shown);
  const options = measured.map(({ value }) => value);
  const tooltip = told<Point>(
    ['optimizer', 'optimizer'],
    ['value', option, '.3~g'],
    ['mean', metric, '.4~g'],
    ['diverged', 'runs diverged'],
  );
  return {
    encoding: {
      x: quantity<Point>('value', option, {
        scale: scaleFor(options, 'factor'),
        axis: { format: '~g', tickCount: 8 },
      }),
      y: quantity<Point>('mean', metric, { scale: scaleThat(isLog, 'response') }),
      color,
    },
    layer: [
      {
        data: { values: points },
        layer: [
          { mark: { type: 'line', strokeWidth: 1.5, aria: false } },
          {
            mark: { type: 'point', filled: true, size: 60, opacity: 1, aria: false },
            encoding: { shape, tooltip },
          },
        ],
      },
      {
        data: { values: lost },
        mark: { type: 'text', text: '✕', fontSize: 16, fontWeight: 'bold', aria: false },
        encoding: { tooltip },
      },
    ],
  };
}

function words(rows: Rows): ChartWords {
  const { shown, option, problem, metric } = rows;
  return {
    title: `Sensitivity to ${option}`,
    subtitle: [`${problem}; ✕: runs diverged`],
    description: `Line chart of the ${metric} by ${option} on ${problem}: ${shown
      .map((label) => bestOf(label, rows))
      .join(', ')}.`,
    caption: `Mean ${metric} over the seeds with ${option} at values over its whole tuning range, the other options as given. A wide valley forgives a bad guess.`,
  };
}

function bestOf(label: string, { measured, isHigher, option }: Rows): string {
  const own = measured.filter(
    ({ optimizer, mean }) => optimizer === label && Number.isFinite(mean),
  );
  if (own.length === 0) return `${label} diverged everywhere`;
  const best = own.reduce((a, b) => ((isHigher ? b.mean > a.mean : b.mean < a.mean) ? b : a));
  return `${label} is best, ${figure(best.mean)}, at ${option} ${figure(best.value)}`;
}

function table({ measured, option, problem, metric }: Rows): ReportTable {
  return {
    caption: `Sensitivity to ${option}: ${problem}`,
    columns: headings(['optimizer'], [option, metric, 'runs diverged']),
    rows: measured.map(({ optimizer, value, mean, diverged }) => [
      optimizer,
      figureCell(value),
      figureCell(mean),
      String(diverged),
    ]),
  };
}
