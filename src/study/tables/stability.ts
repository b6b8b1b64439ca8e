import { integer, optional } from '../../base/files/column.ts';
import { optimizer, problem } from './shared-columns.ts';
import { defineStudyTable, perProblem } from './table.ts';

export const stability = defineStudyTable({
  file: 'stability.csv',
  row: 'an optimizer on a problem: how many of its runs ended badly',
  columns: {
    problem,
    optimizer,
    final_runs: integer('final runs that were computed'),
    diverged: integer('of these, how many diverged'),
    failed: integer('of these, how many failed'),
    trial_runs: integer('runs of the tuning that were computed'),
    trial_runs_diverged: integer('of these, how many diverged'),
    trial_runs_failed: integer('of these, how many failed'),
    state_bytes: optional(integer('bytes of the optimizer’s state')),
  },
  rows: (analysis) =>
    perProblem(analysis, ({ optimizers }) =>
      optimizers.map(({ optimizer, diverged, failed }) => {
        const finals = optimizer.finals.filter((result) => result !== undefined);
        const tried = optimizer.trials.flatMap(({ results }) => results);
        const ended = (status: string) =>
          tried.filter((result) => result?.status === status).length;
        return {
          optimizer: optimizer.label,
          final_runs: finals.length,
          diverged,
          failed,
          trial_runs: tried.filter((result) => result !== undefined).length,
          trial_runs_diverged: ended('diverged'),
          trial_runs_failed: ended('failed'),
          state_bytes: finals[0]?.stateBytes,
        };
      }),
    ),
});
