/** A vertical axis of parallel coordinates. */
export interface Axis {
  readonly name: string;
  readonly ends: readonly [number, number];
  /** A value's place between the ends, by its logarithm where they lie far apart. */
  at(value: number): number;
}

/** The axis of a number that varies. */
export function axisOf(name: string, values: readonly number[]): Axis {
  const ends = [Math.min(...values), Math.max(...values)] as const;
  const isLog = ends[0] > 0 && ends[1] / ends[0] > 20;
  const place = isLog ? Math.log : (value: number) => value;
  const width = place(ends[1]) - place(ends[0]);
  return {
    name,
    ends,
    at: (value) => (width > 0 ? (place(value) - place(ends[0])) / width : 0.5),
  };
}
