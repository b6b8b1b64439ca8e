import { perProblem, type Table } from './table.ts';

/** A point on the way of an optimizer over a function of two numbers a row, from the first seed. */
export const pathsTable: Table = {
  file: 'paths.csv',
  columns: ['problem', 'optimizer', 'step', 'x', 'y'],
  rows: (analysis) =>
    perProblem(analysis, ({ problem }) =>
      problem.optimizers.flatMap(({ label, finals }) =>
        (finals[0]?.path ?? []).map(([x, y], i) => [label, i + 1, x, y]),
      ),
    ),
};
