import type { TopLevelSpec } from 'vega-lite';
import { figure, metricWords } from '../../../study/words/metric-words.ts';
import { higherIsBetter, type MetricName } from '../../../problems/problem.ts';
import { colorAndShape } from '../shared/color-and-shape.ts';
import { drawn, figureCell, labelsOf, rowsOn, type StudyChart } from './study-chart.ts';
import { frame } from '../shared/frame.ts';

/** Of the metric's best value, what is drawn as no worse. */
const TALLEST = 30;

/** How the metric hangs on an option over its whole range; where runs diverged there are crosses. */
export const sensitivity: StudyChart = {
  needs: [],
  ofProblem: (results, problem) =>
    [...results.sensitivity].flatMap(([option, measured]) => {
      const words = metricWords(problem.metric as MetricName);
      const rows = rowsOn(measured, problem.label).map(({ optimizer, value, mean, diverged }) => ({
        optimizer,
        value,
        mean,
        diverged,
      }));
      const finite = rows.filter(({ mean }) => Number.isFinite(mean)).map(({ mean }) => mean);
      if (finite.length === 0) return [];
      const isHigher = higherIsBetter(problem.metric as MetricName);
      const [least, most] = [Math.min(...finite), Math.max(...finite)];
      const isLog = !isHigher && least > 0 && most / least > TALLEST;
      const top = isLog ? Math.min(most, least * 1e4) : most;
      const points = rows.map((row) => ({
        ...row,
        mean: drawn(isLog ? Math.min(row.mean, top) : row.mean),
      }));
      const lost = points
        .filter(({ diverged }) => diverged > 0)
        .map((row) => ({ ...row, mean: isHigher ? least : top }));
      const isScale = rows.every(({ value }) => value > 0);
      const shown = labelsOf(results).filter((label) =>
        rows.some(({ optimizer }) => optimizer === label),
      );
      const { color, shape } = colorAndShape(labelsOf(results), shown);
      const x = {
        field: 'value',
        type: 'quantitative' as const,
        title: option,
        scale: isScale ? { type: 'log' as const, nice: false } : { zero: false },
        axis: { format: '~g', tickCount: 8 },
      };
      const y = {
        field: 'mean',
        type: 'quantitative' as const,
        title: words,
        scale: isLog ? { type: 'log' as const } : { zero: false },
      };
      const tooltip = [
        { field: 'optimizer' },
        { field: 'value', title: option, format: '.3~g' },
        { field: 'mean', title: words, format: '.4~g' },
        { field: 'diverged', title: 'runs diverged' },
      ];
      const specification = {
        ...frame(
          `Sensitivity to ${option}`,
          `Line chart of the ${words} by ${option} on ${problem.label}: ${shown
            .map((label) => bestOf(label, rows, isHigher, option))
            .join(', ')}.`,
          { subtitle: [`${problem.label}; ✕: runs diverged`] },
        ),
        encoding: { x, y, color },
        layer: [
          {
            data: { values: points.filter(({ mean }) => mean !== null) },
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
      return [
        {
          name: `sensitivity-${slugOf(option)}`,
          caption: `Mean ${words} over the seeds with ${option} at values over its whole tuning range, the other options as given. A wide valley forgives a bad guess.`,
          specification: specification as unknown as TopLevelSpec,
          table: {
            caption: `Sensitivity to ${option}: ${problem.label}`,
            columns: [
              { heading: 'optimizer' },
              ...[option, words, 'runs diverged'].map((heading) => ({
                heading,
                numeric: true,
              })),
            ],
            rows: rows.map(({ optimizer, value, mean, diverged }) => [
              optimizer,
              figureCell(value),
              figureCell(mean),
              String(diverged),
            ]),
          },
        },
      ];
    }),
};

function bestOf(
  label: string,
  rows: readonly { optimizer: string; value: number; mean: number }[],
  isHigher: boolean,
  option: string,
): string {
  const own = rows.filter(({ optimizer, mean }) => optimizer === label && Number.isFinite(mean));
  if (own.length === 0) return `${label} diverged everywhere`;
  const best = own.reduce((a, b) => ((isHigher ? b.mean > a.mean : b.mean < a.mean) ? b : a));
  return `${label} is best, ${figure(best.mean)}, at ${option} ${figure(best.value)}`;
}

function slugOf(option: string): string {
  return option.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}
