/**
 * The middle value, or the mean of the two; unlike a library's it takes infinite values, which stand
 * for runs that diverged.
 *
 * @param values none NaN
 * @returns NaN where there are none, or where the middle lies between −∞ and ∞
 */
export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const high = sorted[Math.floor(sorted.length / 2)];
  if (high === undefined) return NaN;
  const low = sorted[Math.ceil(sorted.length / 2) - 1]!;
  return low === high ? low : (low + high) / 2;
}
