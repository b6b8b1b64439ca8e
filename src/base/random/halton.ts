const PRIMES = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53];

/** How many coordinates a point can have. */
export const MOST_DIMENSIONS = PRIMES.length;

/**
 * A point of Halton's sequence: points that fill the unit cube more evenly than random ones (Halton,
 * 1960). Coordinate k is the index written in the k-th prime's base, mirrored at the point, moved
 * around the unit circle by `shift` (Cranley & Patterson, 1976).
 *
 * @param index from 0; point 0, the origin before it is moved, counts
 * @param shift for each coordinate, 0 to 1; its length is the point's
 * @returns each in [0, 1)
 * @throws RangeError where there are more coordinates than primes here
 */
export function haltonPoint(index: number, shift: readonly number[]): number[] {
  if (shift.length > MOST_DIMENSIONS) {
    throw new RangeError(`a Halton point has at most ${MOST_DIMENSIONS} coordinates here`);
  }
  return shift.map((moved, k) => (radicalInverse(index, PRIMES[k]!) + moved) % 1);
}

function radicalInverse(index: number, base: number): number {
  let [inverse, scale] = [0, 1 / base];
  for (let rest = index; rest > 0; rest = Math.floor(rest / base)) {
    inverse += (rest % base) * scale;
    scale /= base;
  }
  return inverse;
}
