import { runtimeDistribution } from '../../analysis/time-to-target.ts';
import type { Table } from './table.ts';

/** A step of a distribution of runtimes a row: the share of all runs at their targets by then. */
export const runtimesTable: Table = {
  file: 'runtimes.csv',
  columns: ['optimizer', 'steps', 'share'],
  rows: ({ problems }) =>
    problems[0]!.optimizers.flatMap(({ optimizer: { label } }, i) =>
      runtimeDistribution(problems.flatMap(({ optimizers }) => optimizers[i]!.stepsToTarget)).map(
        ({ steps, share }) => [label, steps, share],
      ),
    ),
};
