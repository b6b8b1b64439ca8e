import { integer, number, text } from '../../base/files/column.ts';
import { defineTable, type RowOf } from '../../base/files/table.ts';
import type { OptimizerSensitivity } from '../tuning/sensitivity.ts';
import { metric, optimizer, problem } from './shared-columns.ts';

const columns = {
  problem,
  optimizer,
  option: text('the option that is varied'),
  value: number('value of the option'),
  metric,
  mean: number('mean of the metric over the seeds'),
  runs: integer('runs that were computed'),
  diverged: integer('of these, how many diverged'),
};

/** An optimizer on a problem with a value of the option: docs/tables.md tells of the columns. */
export type SensitivityRow = RowOf<typeof columns>;

/** What `lockstep sensitivity` measures; each option has a file of its own. */
export const sensitivity = defineTable({
  file: 'sensitivity.OPTION.csv',
  row: 'an optimizer on a problem with a value of the option',
  columns,
});

export function sensitivityRows(
  option: string,
  results: readonly OptimizerSensitivity[],
): SensitivityRow[] {
  return results.flatMap(({ problem, optimizer, metric, points }) =>
    points.map(({ value, metric: mean, runs, diverged }) => ({
      problem,
      optimizer,
      option,
      value,
      metric,
      mean,
      runs,
      diverged,
    })),
  );
}

/** The file of an option. */
export function sensitivityFile(option: string): string {
  return `sensitivity.${option}.csv`;
}

/** The option that a file is of; nothing where it is another. */
export function optionOfFile(file: string): string | undefined {
  return /^sensitivity\.(.+)\.csv$/.exec(file)?.[1];
}
