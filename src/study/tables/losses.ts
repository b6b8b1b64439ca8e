import { integer, number } from '../../base/files/column.ts';
import { optimizer, problem } from './shared-columns.ts';
import { defineStudyTable, perProblem } from './table.ts';

export const losses = defineStudyTable({
  file: 'losses.csv',
  row: 'an optimizer’s training loss over a stretch of updates, over the runs that finished',
  columns: {
    problem,
    optimizer,
    step: integer('last update of the stretch'),
    mean: number('mean loss of the batches, before each update'),
    median: number('median over the runs'),
    low: number('low end of the mean’s 95 % bootstrap band'),
    high: number('high end of the band'),
  },
  rows: (analysis) =>
    perProblem(analysis, ({ optimizers }) =>
      optimizers.flatMap(({ optimizer: { label: optimizer }, training }) =>
        training.steps.map((step, i) => ({
          optimizer,
          step,
          mean: training.mean[i] ?? NaN,
          median: training.median[i] ?? NaN,
          low: training.low[i] ?? NaN,
          high: training.high[i] ?? NaN,
        })),
      ),
    ),
});
