import { boolean, integer, number, optional, text } from '../../base/files/column.ts';
import { metric, optimizer, problem } from './shared-columns.ts';
import { defineStudyTable, perProblem } from './table.ts';

export const summary = defineStudyTable({
  file: 'summary.csv',
  row: 'an optimizer on a problem',
  columns: {
    problem,
    optimizer,
    metric,
    mean: number('mean over the seeds; infinite where a run did not finish'),
    low: optional(number('low end of the mean’s 95 % interval; from five finished runs on')),
    high: optional(number('high end of the interval')),
    median: number('median over the seeds'),
    interquartile_mean: number('mean of the middle half of the seeds'),
    runs: integer('final runs that were computed'),
    diverged: integer('of these, how many diverged'),
    failed: integer('of these, how many failed'),
    tuned: boolean('whether there was anything to choose from'),
    trials: integer('settings that were tried'),
    edges: text('chosen options that stand at an end of their range'),
  },
  rows: (analysis) =>
    perProblem(analysis, ({ problem, optimizers }) =>
      optimizers.map((one) => ({
        optimizer: one.optimizer.label,
        metric: problem.metric,
        mean: one.mean,
        low: one.interval?.low,
        high: one.interval?.high,
        median: one.median,
        interquartile_mean: one.interquartileMean,
        runs: one.values.filter((value) => !Number.isNaN(value)).length,
        diverged: one.diverged,
        failed: one.failed,
        tuned: one.optimizer.isTuned,
        trials: one.optimizer.trials.length,
        edges: one.optimizer.edges.join('; '),
      })),
    ),
});
