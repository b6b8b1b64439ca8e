import { normalShareBelow } from '../base/math/normal-distribution.ts';
import { ranksOf } from './ranks.ts';

/** Up to so many differences the distribution is counted out; above, it is near enough a normal. */
const EXACT_UP_TO = 50;

export interface SignedRankTest {
  /** The smaller of the rank sums of positive and of negative differences. */
  readonly statistic: number;
  /** Two-sided: how often chance alone would be as one-sided. */
  readonly pValue: number;
  /** Differences that are not zero. */
  readonly count: number;
}

/**
 * Wilcoxon's signed-rank test (1945) that differences lie around zero. Zeros are dropped, equal
 * sizes share their ranks. Up to 50 differences all signs are counted out, with shared ranks too;
 * above, the normal approximation with the correction for ties.
 *
 * @param differences infinite ones count as the largest
 */
export function wilcoxonSignedRank(differences: readonly number[]): SignedRankTest {
  const counted = differences.filter((difference) => difference !== 0);
  if (counted.length === 0) return { statistic: 0, pValue: 1, count: 0 };
  const ranks = ranksOf(counted.map(Math.abs));
  const total = ranks.reduce((sum, rank) => sum + rank, 0);
  const positive = ranks.reduce((sum, rank, i) => sum + (counted[i]! > 0 ? rank : 0), 0);
  const statistic = Math.min(positive, total - positive);
  const pValue =
    counted.length <= EXACT_UP_TO ? exact(ranks, statistic) : approximate(ranks, statistic);
  return { statistic, pValue: Math.min(1, pValue), count: counted.length };
}

/** Counts the signs that give each sum of ranks; ranks are halves, so twice as large. */
function exact(ranks: readonly number[], statistic: number): number {
  const doubled = ranks.map((rank) => Math.round(2 * rank));
  const shares = new Float64Array(doubled.reduce((sum, rank) => sum + rank, 0) + 1);
  shares[0] = 1;
  let reached = 0;
  for (const rank of doubled) {
    reached += rank;
    for (let sum = reached; sum >= 0; sum--) {
      shares[sum] = ((sum >= rank ? shares[sum - rank]! : 0) + shares[sum]!) / 2;
    }
  }
  let below = 0;
  for (let sum = 0; sum <= Math.round(2 * statistic); sum++) below += shares[sum]!;
  return 2 * below;
}

/** Without a continuity correction, as SciPy by default. */
function approximate(ranks: readonly number[], statistic: number): number {
  const count = ranks.length;
  const mean = (count * (count + 1)) / 4;
  const squares = ranks.reduce((sum, rank) => sum + rank * rank, 0);
  return 2 * normalShareBelow((statistic - mean) / Math.sqrt(squares / 4));
}
