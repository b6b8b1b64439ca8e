import { perProblem, type Table } from './table.ts';

/** An optimizer's training loss over a stretch of updates a row. */
export const lossesTable: Table = {
  file: 'losses.csv',
  columns: ['problem', 'optimizer', 'step', 'mean', 'median', 'low', 'high'],
  rows: (analysis) =>
    perProblem(analysis, ({ optimizers }) =>
      optimizers.flatMap(({ optimizer, training }) =>
        training.steps.map((step, i) => [
          optimizer.label,
          step,
          training.mean[i],
          training.median[i],
          training.low[i],
          training.high[i],
        ]),
      ),
    ),
};
