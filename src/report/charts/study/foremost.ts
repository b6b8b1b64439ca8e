import { higherIsBetter } from '../../../problems/problem.ts';
import type { StudyResults } from '../../../study/results.ts';
import { FEW_RUNS } from '../../documents/final-table.ts';
import { labelsOf, rowsOn, type ChartedProblem } from '../grammar/study-chart.ts';

/** All optimizers on a problem, the best mean first; those without one last. */
export function ranked(results: StudyResults, { label, metric }: ChartedProblem): string[] {
  const sign = higherIsBetter(metric) ? -1 : 1;
  const means = new Map(
    rowsOn(results.tables.summary, label).map(({ optimizer, mean }) => [
      optimizer,
      Number.isNaN(mean) ? Infinity : sign * mean,
    ]),
  );
  const meanOf = (optimizer: string) => means.get(optimizer) ?? Infinity;
  return labelsOf(results).sort((a, b) =>
    meanOf(a) < meanOf(b) ? -1 : meanOf(a) > meanOf(b) ? 1 : 0,
  );
}

/** The optimizers that a chart tells apart: all where they are few, else the best, in the study's order. */
export function foremost(results: StudyResults, problem: ChartedProblem): string[] {
  const best = new Set(ranked(results, problem).slice(0, FEW_RUNS));
  return labelsOf(results).filter((label) => best.has(label));
}
