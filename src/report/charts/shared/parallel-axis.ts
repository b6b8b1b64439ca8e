import { isLogarithmic } from './axis-scale.ts';

/** A vertical axis of parallel coordinates. */
export interface ParallelAxis {
  readonly ends: readonly [number, number];
  /** A value's place between the ends, by its logarithm where they lie far apart. */
  readonly at: (value: number) => number;
}

/** The axis of a number that varies. */
export function parallelAxis(values: readonly number[]): ParallelAxis {
  const ends = [Math.min(...values), Math.max(...values)] as const;
  const place = isLogarithmic(values, 'spread') ? Math.log : (value: number) => value;
  const width = place(ends[1]) - place(ends[0]);
  return {
    ends,
    at: (value) => (width > 0 ? (place(value) - place(ends[0])) / width : 0.5),
  };
}
