import { integerPower } from './integer-power.ts';
import { power } from './power.ts';

const double = new Float64Array(1);
const words = new Uint32Array(double.buffer);
/** Which of the two words has the exponent: a matter of the machine's byte order. */
const HIGH = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 1 : 0;

/** Of a double's bits the exponent and the first three of the fraction say which guess to take. */
const UNUSED_BITS = 17;
const EIGHTHS = 8;
const BIAS = 1023;
/** For each of them x^(−⅓) in the middle of its range, within 2 %. */
const GUESSES = new Float64Array(2048 * EIGHTHS);
for (let eighth = 0; eighth < EIGHTHS; eighth++) {
  for (let rest = 0; rest < 3; rest++) {
    const guess = power((1 + (eighth + 0.5) / EIGHTHS) * integerPower(2, rest), -1 / 3);
    for (let thirds = -341; thirds <= 341; thirds++) {
      const scale = integerPower(thirds < 0 ? 2 : 0.5, Math.abs(thirds));
      GUESSES[(3 * thirds + rest + BIAS) * EIGHTHS + eighth] = guess * scale;
    }
  }
}

/** Makes 0 of the 0 / 0 that comes of 0, and changes nothing else. */
const SMALLEST = Number.MIN_VALUE;

/**
 * The cube root, the same bits on every machine (`Math.cbrt` may differ between JavaScript
 * engines): within two units in the last place, and within 10⁻⁶ where x is below 2⁻⁹⁶⁰.
 *
 * Method: a guess of x^(−⅓) from a table, a step of a method of fourth order, which divides
 * nothing, and one of Halley's method on the root itself. No branch, as it stands in a hot loop.
 *
 * @param x 0, or a normal double (2⁻¹⁰²² or more)
 */
export function cubeRoot(x: number): number {
  double[0] = x;
  const guess = GUESSES[words[HIGH]! >>> UNUSED_BITS]!;
  const h = 1 - x * guess * (guess * guess);
  const inverse = guess + guess * h * (1 / 3 + h * (2 / 9 + h * (14 / 81)));
  const root = x * inverse * inverse;
  const cube = root * root * root;
  return root - root * ((cube - x) / (2 * cube + x + SMALLEST));
}
