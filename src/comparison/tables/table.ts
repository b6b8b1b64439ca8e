import { stringify } from 'csv-stringify/sync';
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

/** Numbers are written as the shortest text that reads back to the same number. */
export function tableText(table: Table, analysis: Analysis): string {
  return stringify(
    table.rows(analysis).map((row) => row.map((cell) => (cell === undefined ? '' : String(cell)))),
    { header: true, columns: [...table.columns] },
  );
}
