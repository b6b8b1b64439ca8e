import { runtimeDistribution } from '../../analysis/time-to-target.ts';
import { integer, number } from '../../base/files/column.ts';
import { optimizer } from './shared-columns.ts';
import { defineStudyTable } from './table.ts';

export const runtimes = defineStudyTable({
  file: 'runtimes.csv',
  row: 'a step of the distribution of updates to the target, over all problems and seeds',
  columns: {
    optimizer,
    steps: integer('updates made'),
    share: number('share of all runs at their targets by then'),
  },
  rows: ({ problems }) =>
    problems[0]?.optimizers.flatMap(({ optimizer: { label: optimizer } }, i) =>
      runtimeDistribution(
        problems.flatMap(({ optimizers }) => optimizers[i]?.stepsToTarget ?? []),
      ).map(({ steps, share }) => ({ optimizer, steps, share })),
    ) ?? [],
});
