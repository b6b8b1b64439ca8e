import { integerPower } from './integer-power.ts';
import { power } from './power.ts';

const double = new Float64Array(1);
const words = new Uint32Array(double.buffer);
/** Which of the two words has the exponent: a matter of the machine's byte order. */
const HIGH = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 1 : 0;

/** Of a double's bits the exponent and the first of the fraction say which guess to take. */
const UNUSED_BITS = 19;
const BIAS = 1023;
/** For each of them x^(−⅓) in the middle of its range, within 6 %. */
const GUESSES = new Float64Array(4096).map((_, i) => {
  const exponent = Math.floor(i / 2) - BIAS;
  const thirds = Math.floor(exponent / 3);
  const rest = integerPower(2, exponent - 3 * thirds) * (i % 2 === 0 ? 1.25 : 1.75);
  return integerPower(thirds < 0 ? 2 : 0.5, Math.abs(thirds)) * power(rest, -1 / 3);
});

/** Below this the cube of the root has not all its digits. */
const SMALL = 2 ** -900;
const SCALE = 2 ** 300;
const ROOT_OF_SCALE = 2 ** 100;

/**
 * The cube root, the same bits on every machine (`Math.cbrt` may differ between JavaScript
 * engines), to within two units in the last place.
 *
 * Method: a guess of x^(−⅓) from a table, then steps of a method of fourth order and of one of third,
 * which divide nothing, and one of Newton's on the root itself.
 *
 * @param x finite, 0 or more
 */
export function cubeRoot(x: number): number {
  const isSmall = x < SMALL;
  const y = isSmall ? x * SCALE : x;
  double[0] = y;
  const guess = GUESSES[words[HIGH]! >>> UNUSED_BITS]!;
  const h = 1 - y * guess * (guess * guess);
  const better = guess + guess * h * (1 / 3 + h * (2 / 9 + h * (14 / 81)));
  const rest = 1 - y * better * (better * better);
  const inverse = better + better * rest * (1 / 3 + rest * (2 / 9));
  const square = inverse * inverse;
  const root = y * square;
  const result = root - (root * root * root - y) * square * (1 / 3);
  return isSmall ? result / ROOT_OF_SCALE : result;
}
