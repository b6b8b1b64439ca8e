import { figure } from '../../../study/words/metric-words.ts';
import type { StudyResults } from '../../../study/results.ts';
import type { StudyTableName } from '../../../study/tables/registry.ts';
import { numberCell, type ReportCell } from '../../page/report-table.ts';
import type { DrawnChart } from '../shared/chart.ts';

/** A kind of chart of a study: one file that turns its tables into Vega-Lite specifications. */
export interface StudyChart {
  /** Tables without which it is left out. */
  readonly needs: readonly StudyTableName[];
  /** What of it there are data for on a problem. */
  ofProblem?(results: StudyResults, problem: ChartedProblem): DrawnChart[];
  /** What of it there are data for, of all problems together. */
  ofAll?(results: StudyResults): DrawnChart[];
}

/** A problem of a study, as charts see it. */
export interface ChartedProblem {
  readonly label: string;
  readonly metric: string;
  readonly iterations: number;
  readonly target: { readonly value: number; readonly from: string } | undefined;
}

export function problemsOf({ manifest }: StudyResults): ChartedProblem[] {
  return manifest.problems.map(({ label, metric, iterations, target }) => ({
    label,
    metric,
    iterations,
    target,
  }));
}

/** The labels of all optimizers, in the study's order. */
export function labelsOf({ manifest }: StudyResults): string[] {
  return manifest.comparison.optimizers.map(({ label, name }) => label ?? name);
}

/** The rows of a table that are of a problem; none where there is no table. */
export function rowsOn<Row extends { readonly problem: string }>(
  rows: readonly Row[] | undefined,
  problem: string,
): Row[] {
  return rows?.filter((row) => row.problem === problem) ?? [];
}

/** A number of a table as a report's cell. */
export function figureCell(value: number): ReportCell {
  return Number.isNaN(value) ? '–' : numberCell(value, figure(value));
}

/** Numbers of a picture, six digits that count; what is not finite is left out. */
export function drawn(value: number): number | null {
  return Number.isFinite(value) ? Number(value.toPrecision(6)) : null;
}
