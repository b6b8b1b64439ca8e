import {
  defineTable,
  type Columns,
  type RowOf,
  type Table,
  type TableDefinition,
} from '../../base/files/table.ts';
import type { Results, RunCurves } from '../results.ts';

interface FromResults<Row> {
  /** The key of the experiment that asks for it; without one it is always there. */
  readonly askedForBy?: 'norms' | 'weights';
  readonly rows: (results: Results) => Iterable<Row>;
}

/** A table of an experiment's results, and how its rows come from the curves of the runs. */
export interface ExperimentTable<Row extends object> extends Table<Row>, FromResults<Row> {}

export function defineExperimentTable<const OfColumns extends Columns>({
  askedForBy,
  rows,
  ...definition
}: TableDefinition<OfColumns> & FromResults<RowOf<OfColumns>>): ExperimentTable<RowOf<OfColumns>> {
  return { ...defineTable(definition), rows, ...(askedForBy ? { askedForBy } : {}) };
}

/** What was noted of each run at some iterations, by iteration; of the same in the runs' order. */
export function byIteration<Noted extends { readonly iteration: number }>(
  runs: readonly RunCurves[],
  notedOf: (run: RunCurves) => readonly Noted[],
): { readonly run: RunCurves; readonly noted: Noted }[] {
  return runs
    .flatMap((run) => notedOf(run).map((noted) => ({ run, noted })))
    .sort((a, b) => a.noted.iteration - b.noted.iteration);
}
