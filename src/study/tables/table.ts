import type { Analysis, ProblemAnalysis } from '../analyse.ts';

export type Cell = number | string | boolean | undefined;

/** A table in long form: a file of a comparison's results. */
export interface Table {
  readonly file: string;
  readonly columns: readonly string[];
  rows(analysis: Analysis): Cell[][];
}

/** Rows of each problem, with its label before them. */
export function perProblem(
  analysis: Analysis,
  rowsOf: (problem: ProblemAnalysis) => Cell[][],
): Cell[][] {
  return analysis.problems.flatMap((one) => rowsOf(one).map((row) => [one.problem.label, ...row]));
}

/**
 * A table's rows by column, as they stand in its file: numbers as the shortest text that reads back to
 * the same number.
 */
export function tableRows(table: Table, analysis: Analysis): Record<string, string>[] {
  return table
    .rows(analysis)
    .map((row) =>
      Object.fromEntries(
        table.columns.map((column, i) => [column, row[i] === undefined ? '' : String(row[i])]),
      ),
    );
}
