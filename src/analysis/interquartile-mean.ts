/**
 * The mean of the middle half: a quarter of the values is left out at either end, rounded down
 * (scipy.stats.trim_mean with 0.25; Agarwal et al., "Deep reinforcement learning at the edge of the
 * statistical precipice", 2021).
 *
 * @throws RangeError where there are no values
 */
export function interquartileMean(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError('no values have no mean');
  const sorted = [...values].sort((a, b) => a - b);
  const cut = Math.floor(values.length / 4);
  const middle = sorted.slice(cut, sorted.length - cut);
  return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}
