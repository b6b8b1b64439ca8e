import { createLTTB } from 'downsample';

type Place = readonly [x: number, y: number];

const byTriangles = createLTTB<Place>({
  x: ([x]: Place) => x,
  y: ([, y]: Place) => y,
});

/** About so many of a curve's points, evenly, the last among them. */
export function sparse<Point>(points: readonly Point[], count: number): Point[] {
  const every = Math.max(1, Math.ceil(points.length / count));
  return points.filter((_, i) => (points.length - 1 - i) % every === 0);
}

/**
 * Which points of a curve show its form, by their place on the x axis: those with the largest
 * triangles (Steinarsson, 2013).
 * @param points x and y, in the order of x
 */
export function largestTriangles(points: readonly Place[], count: number): ReadonlySet<number> {
  return new Set(Array.from(byTriangles(points, count), ([x]) => x));
}
