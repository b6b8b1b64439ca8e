import { listed } from '../../../base/errors/listed.ts';
import type { StudyResults } from '../../../study/results.ts';

/**
 * Who is ahead over all problems; nothing where there is but one, one optimizer, or no table of
 * scores.
 */
export function findingOverProblems({ manifest, tables }: StudyResults): string | undefined {
  const scores = (tables.scores ?? []).map((row) => ({
    optimizer: row.optimizer,
    rank: row.mean_rank,
    score: row.algoperf_score,
    difference: row.critical_difference ?? NaN,
  }));
  const [any] = scores;
  if (!any || manifest.problems.length < 2) return undefined;
  const ranks = scores.map(({ rank }) => rank);
  const [least, greatest] = [Math.min(...ranks), Math.max(...ranks)];
  const most = Math.max(...scores.map(({ score }) => score));
  const first = scores.filter(({ rank }) => rank === least);
  const fastest = scores.filter(({ score }) => score === most);
  const named = (group: typeof scores) => listed(group.map(({ optimizer }) => optimizer));
  const isSame = named(first) === named(fastest);
  return (
    `Over the ${manifest.problems.length} problems ${named(first)} ${first.length > 1 ? 'share' : 'has'} ` +
    `the best mean rank, ${least.toFixed(2)}, and ${isSame ? '' : `${named(fastest)} ${fastest.length > 1 ? 'have' : 'has'} `}` +
    `the highest AlgoPerf score, ${most.toFixed(2)}.${apartText(greatest - least, any.difference)}`
  );
}

/** How far apart ranks must lie to differ; empty where no test was done. */
function apartText(span: number, difference: number): string {
  if (Number.isNaN(difference)) return '';
  return span <= difference
    ? ` Ranks must lie ${difference.toFixed(2)} apart to differ: no two of these can be told apart.`
    : ` Ranks that lie less than ${difference.toFixed(2)} apart can’t be told apart.`;
}
