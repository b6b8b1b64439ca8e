import {
  defineTable,
  type Columns,
  type RowOf,
  type Table,
  type TableDefinition,
} from '../../base/files/table.ts';
import type { Analysis, ProblemAnalysis } from '../analyse.ts';

/** A table of a study's results, and how its rows come from the analysis. */
export interface StudyTable<Row extends object> extends Table<Row> {
  /** As they are read back. */
  readonly rows: (analysis: Analysis) => Row[];
}

export function defineStudyTable<const OfColumns extends Columns>({
  rows,
  ...definition
}: TableDefinition<OfColumns> & {
  readonly rows: (analysis: Analysis) => RowOf<OfColumns>[];
}): StudyTable<RowOf<OfColumns>> {
  const table = defineTable(definition);
  return { ...table, rows: (analysis) => rows(analysis).map((row) => table.asRead(row)) };
}

/** Rows of each problem, with its label before them. */
export function perProblem<Row extends object>(
  analysis: Analysis,
  rowsOf: (problem: ProblemAnalysis) => Row[],
): (Row & { problem: string })[] {
  return analysis.problems.flatMap((one) =>
    rowsOf(one).map((row) => ({ problem: one.problem.label, ...row })),
  );
}
