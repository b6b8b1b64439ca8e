import { integer, number } from '../../base/files/column.ts';
import { metric, optimizer, problem } from './shared-columns.ts';
import { defineStudyTable, perProblem } from './table.ts';

export const curves = defineStudyTable({
  file: 'curves.csv',
  row: 'an optimizer on a problem after so many updates, over the runs that finished',
  columns: {
    problem,
    optimizer,
    step: integer('updates made'),
    metric,
    mean: number('mean of the metric'),
    median: number('median'),
    low: number('low end of the mean’s 95 % bootstrap band'),
    high: number('high end of the band'),
    lower_quartile: number('lower quartile of the runs'),
    upper_quartile: number('upper quartile of the runs'),
  },
  rows: (analysis) =>
    perProblem(analysis, ({ problem: { metric }, optimizers }) =>
      optimizers.flatMap(({ optimizer: { label: optimizer }, curve }) =>
        curve.steps.map((step, i) => ({
          optimizer,
          step,
          metric,
          mean: curve.mean[i] ?? NaN,
          median: curve.median[i] ?? NaN,
          low: curve.low[i] ?? NaN,
          high: curve.high[i] ?? NaN,
          lower_quartile: curve.lowerQuartile[i] ?? NaN,
          upper_quartile: curve.upperQuartile[i] ?? NaN,
        })),
      ),
    ),
});
