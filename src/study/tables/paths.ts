import { integer, number } from '../../base/files/column.ts';
import { optimizer, problem } from './shared-columns.ts';
import { defineStudyTable, perProblem } from './table.ts';

export const paths = defineStudyTable({
  file: 'paths.csv',
  row: 'a point on the way over a function of two numbers, of the first seed’s run',
  columns: {
    problem,
    optimizer,
    step: integer('updates made'),
    x: number('first parameter'),
    y: number('second parameter'),
  },
  rows: (analysis) =>
    perProblem(analysis, ({ problem }) =>
      problem.optimizers.flatMap(({ label: optimizer, finals }) =>
        (finals[0]?.path ?? []).map(([x, y], i) => ({ optimizer, step: i + 1, x, y })),
      ),
    ),
});
