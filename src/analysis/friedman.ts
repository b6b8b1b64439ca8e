import { chiSquaredShareAbove } from '../base/math/chi-squared.ts';
import { ranksOf } from './ranks.ts';

export interface FriedmanTest {
  /** For each solver its rank on a problem, on average; 1 is the best. */
  readonly meanRanks: readonly number[];
  readonly statistic: number;
  /** That the solvers differ no more than chance. */
  readonly pValue: number;
}

/**
 * Friedman's test (1937) with the correction for ties, as scipy.stats.friedmanchisquare.
 *
 * @param values problems × solvers; smaller is better
 */
export function friedman(values: readonly (readonly number[])[]): FriedmanTest {
  const problems = values.length;
  const solvers = values[0]?.length ?? 0;
  const ranks = values.map(ranksOf);
  const sums = Array.from({ length: solvers }, (_, solver) =>
    ranks.reduce((sum, ofProblem) => sum + ofProblem[solver]!, 0),
  );
  const ties = values.reduce((sum, ofProblem) => sum + tieTerm(ofProblem), 0);
  const correction = 1 - ties / (problems * solvers * (solvers * solvers - 1));
  const squares = sums.reduce((sum, rankSum) => sum + rankSum * rankSum, 0);
  const plain =
    (12 / (problems * solvers * (solvers + 1))) * squares - 3 * problems * (solvers + 1);
  const statistic = correction === 0 ? 0 : plain / correction;
  return {
    meanRanks: sums.map((sum) => sum / problems),
    statistic,
    pValue: solvers < 2 ? 1 : chiSquaredShareAbove(statistic, solvers - 1),
  };
}

/** Σ t³ − t over groups of equal values. */
function tieTerm(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => sum + count * count * count - count, 0);
}
