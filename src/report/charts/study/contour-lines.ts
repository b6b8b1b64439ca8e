import { contours } from 'd3-contour';

/** Points of the grid on which a function is taken, each way. */
const GRID = 80;
const LINES = 14;

/** A line of equal value, written out by columns: point by point it would be most of the page. */
export interface ContourLine {
  readonly line: number;
  readonly i: readonly number[];
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** Lines of equal value, at levels that lie as far apart as the function’s own values do. */
export function contourLines(
  surface: (x: number, y: number) => number,
  [left, right]: readonly [number, number],
  [bottom, top]: readonly [number, number],
): ContourLine[] {
  const at = (from: number, to: number, place: number) =>
    from + ((to - from) * (place - 0.5)) / (GRID - 1);
  const values = Array.from({ length: GRID * GRID }, (_, i) =>
    surface(at(left, right, (i % GRID) + 0.5), at(bottom, top, Math.floor(i / GRID) + 0.5)),
  );
  const sorted = [...values].sort((a, b) => a - b);
  const levels = Array.from({ length: LINES }, (_, i) => {
    // Closer at the bottom, where the paths are.
    const share = ((i + 1) / (LINES + 1)) ** 2;
    return sorted[Math.floor(share * (sorted.length - 1))] ?? NaN;
  });
  let line = 0;
  return contours()
    .size([GRID, GRID])
    .thresholds([...new Set(levels)])(values)
    .flatMap(({ coordinates }) =>
      coordinates.flat().map((ring) => ({
        line: line++,
        i: ring.map((_, i) => i),
        x: ring.map(([column = NaN]) => Number(at(left, right, column).toPrecision(4))),
        y: ring.map(([, row = NaN]) => Number(at(bottom, top, row).toPrecision(4))),
      })),
    );
}
