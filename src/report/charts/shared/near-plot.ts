/**
 * A value for drawing: what is far outside the plot's range is moved to where it is still outside,
 * one height of the plot above it or half a height below. It is clipped all the same, and the PNG
 * renderer fails on a path that lies whole more than about two heights away.
 */
export function nearPlot(value: number, [lowest, highest]: readonly [number, number]): number {
  const height = highest - lowest;
  return Math.min(highest + height, Math.max(lowest - height / 2, value));
}
