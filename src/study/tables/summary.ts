import { perProblem, type Table } from './table.ts';

/** An optimizer on a problem a row. */
export const summaryTable: Table = {
  file: 'summary.csv',
  columns: [
    'problem',
    'optimizer',
    'metric',
    'mean',
    'low',
    'high',
    'median',
    'interquartile_mean',
    'runs',
    'diverged',
    'failed',
    'tuned',
    'trials',
    'edges',
  ],
  rows: (analysis) =>
    perProblem(analysis, ({ problem, optimizers }) =>
      optimizers.map((one) => [
        one.optimizer.label,
        problem.metric,
        one.mean,
        one.interval?.low,
        one.interval?.high,
        one.median,
        one.interquartileMean,
        one.values.filter((value) => !Number.isNaN(value)).length,
        one.diverged,
        one.failed,
        one.optimizer.isTuned,
        one.optimizer.trials.length,
        one.optimizer.edges.join('; '),
      ]),
    ),
};
