/**
 * For 2, 3, … 50 solvers the studentized range's 95 % point at infinite degrees of freedom over √2
 * (scipy.stats.studentized_range 1.17; the first nine as in Demšar, 2006, table 5).
 */
const Q = [
  1.96, 2.3437, 2.569, 2.7278, 2.8497, 2.9483, 3.0309, 3.1017, 3.1637, 3.2187, 3.268, 3.3127,
  3.3536, 3.3912, 3.426, 3.4584, 3.4887, 3.5171, 3.5438, 3.569, 3.5929, 3.6156, 3.6373, 3.6579,
  3.6776, 3.6964, 3.7145, 3.7319, 3.7486, 3.7647, 3.7802, 3.7952, 3.8097, 3.8237, 3.8373, 3.8504,
  3.8632, 3.8756, 3.8876, 3.8993, 3.9107, 3.9219, 3.9327, 3.9432, 3.9535, 3.9636, 3.9734, 3.983,
  3.9923,
] as const;

/** How many solvers a critical difference is known for. */
export const MOST_SOLVERS = Q.length + 1;

/**
 * How far two solvers' mean ranks must lie apart to differ at the 5 % level (Nemenyi's test; Demšar,
 * "Statistical comparisons of classifiers over multiple data sets", 2006, section 3.2.2).
 *
 * @throws RangeError where there are fewer than 2 solvers, or more than 50
 */
export function criticalDifference(solvers: number, problems: number): number {
  const q = Q[solvers - 2];
  if (q === undefined) {
    throw new RangeError(`a critical difference is known for 2 to ${MOST_SOLVERS} solvers`);
  }
  return q * Math.sqrt((solvers * (solvers + 1)) / (6 * problems));
}

/**
 * The groups of solvers that do not differ, as a critical-difference diagram joins them: the longest
 * runs of neighbours by mean rank whose ends lie no further apart than the critical difference.
 *
 * @returns each as places in `meanRanks`, the best rank first; groups of one are left out
 */
export function indistinctGroups(meanRanks: readonly number[], difference: number): number[][] {
  const order = meanRanks.map((_, i) => i).sort((a, b) => meanRanks[a]! - meanRanks[b]!);
  const groups: number[][] = [];
  let reached = 0;
  for (let start = 0; start < order.length; start++) {
    let end = start + 1;
    while (
      end < order.length &&
      meanRanks[order[end]!]! - meanRanks[order[start]!]! <= difference
    ) {
      end++;
    }
    if (end > reached && end - start > 1) groups.push(order.slice(start, end));
    reached = Math.max(reached, end);
  }
  return groups;
}
