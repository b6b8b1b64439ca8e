const float = new Float64Array(1);
const words = new Uint32Array(float.buffer);
const LITTLE_ENDIAN = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;
const HIGH = LITTLE_ENDIAN ? 1 : 0;
const LOW = 1 - HIGH;

/** The high word of 2^((1 − ⅓)·1023), less what makes the first guess's error even on both sides. */
const EXPONENT_OFFSET = 715094163;
const SUBNORMAL_SCALE = 2 ** 54;
const SMALLEST_NORMAL = 2 ** -1022;

/**
 * The cube root, the same bits on every machine (`Math.cbrt` may differ between JavaScript
 * engines), to within one unit in the last place.
 *
 * Method: a third of the exponent's bits is a guess within 5 %; each step of Halley's method
 * triples the number of good digits.
 *
 * @param x 0 or more
 */
export function cubeRoot(x: number): number {
  if (x === 0 || x === Infinity || x !== x) return x;
  if (x < SMALLEST_NORMAL) return cubeRoot(x * SUBNORMAL_SCALE) / 2 ** 18;
  float[0] = x;
  words[HIGH] = Math.floor(words[HIGH]! / 3) + EXPONENT_OFFSET;
  words[LOW] = 0;
  let root = float[0]!;
  for (let i = 0; i < 3; i++) {
    const cube = root * root * root;
    root -= (root * (cube - x)) / (cube + cube + x);
  }
  return root;
}
