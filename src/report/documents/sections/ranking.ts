import type { AnyResults } from '../../../study/results.ts';
import { rankingOfRuns } from '../rankings/of-runs.ts';
import { rankingOnOneProblem } from '../rankings/on-one-problem.ts';
import { rankingOverProblems } from '../rankings/over-problems.ts';
import type { Ranking } from '../rankings/ranking.ts';

/** Who ended where; nothing where the tables that say so are missing. */
export function rankingsOf(results: AnyResults): Ranking[] {
  if (results.kind === 'experiment') return [rankingOfRuns(results)];
  return results.manifest.problems.length > 1
    ? rankingOverProblems(results)
    : rankingOnOneProblem(results);
}
