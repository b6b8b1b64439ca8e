import { power } from './power.ts';

const float = new Float32Array(1);
const bits = new Uint32Array(float.buffer);

/** Of a float's bits the exponent and the first three of the fraction say which guess to take. */
const UNUSED_BITS = 20;
/** For each of them x^(−⅓) in the middle of its range, within 2 %. */
const GUESSES = new Float64Array(2048).map((_, i) => {
  bits[0] = (i + 0.5) * 2 ** UNUSED_BITS;
  return power(float[0]!, -1 / 3);
});

const SMALL = 2 ** -120;
const LARGE = 2 ** 120;
const SCALE = 2 ** 180;
const ROOT_OF_SCALE = 2 ** 60;

/**
 * The cube root, the same bits on every machine (`Math.cbrt` may differ between JavaScript
 * engines), to within one unit in the last place.
 *
 * Method: a guess of x^(−⅓) from a table, a step of a method of fourth order and one of Newton's,
 * which divide nothing, then one of Newton's on the root itself.
 *
 * @param x 0 or more
 */
export function cubeRoot(x: number): number {
  if (!(x > SMALL && x < LARGE)) return cubeRootOutside(x);
  float[0] = x;
  const guess = GUESSES[bits[0]! >>> UNUSED_BITS]!;
  const h = 1 - x * guess * (guess * guess);
  const better = guess + guess * h * (1 / 3 + h * (2 / 9 + h * (14 / 81)));
  const inverse = better + better * (1 - x * better * (better * better)) * (1 / 3);
  const square = inverse * inverse;
  const root = x * square;
  return root - (root * root * root - x) * square * (1 / 3);
}

/** Brings x to where neither a float nor the powers of the root leave their range. */
function cubeRootOutside(x: number): number {
  if (x === 0 || x === Infinity || !(x > 0)) return x;
  return x < 1 ? cubeRoot(x * SCALE) / ROOT_OF_SCALE : cubeRoot(x / SCALE) * ROOT_OF_SCALE;
}
