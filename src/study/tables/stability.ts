import { perProblem, type Table } from './table.ts';

/** An optimizer on a problem a row: how many of its runs ended badly. */
export const stabilityTable: Table = {
  file: 'stability.csv',
  columns: [
    'problem',
    'optimizer',
    'final_runs',
    'diverged',
    'failed',
    'trial_runs',
    'trial_runs_diverged',
    'trial_runs_failed',
    'state_bytes',
  ],
  rows: (analysis) =>
    perProblem(analysis, ({ optimizers }) =>
      optimizers.map(({ optimizer, diverged, failed }) => {
        const finals = optimizer.finals.filter((result) => result !== undefined);
        const tried = optimizer.trials.flatMap(({ results }) => results);
        const ended = (status: string) =>
          tried.filter((result) => result?.status === status).length;
        return [
          optimizer.label,
          finals.length,
          diverged,
          failed,
          tried.filter((result) => result !== undefined).length,
          ended('diverged'),
          ended('failed'),
          finals[0]?.stateBytes,
        ];
      }),
    ),
};
