/**
 * The exponential function, the same bits on every machine (`Math.exp` may differ between engines).
 *
 * Method: x = k·ln 2 + r with |r| ≤ ½·ln 2, and e^x = 2^k·e^r with e^r from its Taylor series up to
 * r¹³/13!, whose remainder is below 2⁻⁵⁷. The error stays under one unit in the last place.
 */

const bits = new DataView(new ArrayBuffer(8));

const LN2_HIGH = 6.9314718036912381649e-1;
const LN2_LOW = 1.9082149292705877e-10;
const LARGEST = 709.782712893384;
const SMALLEST = -745.1332191019412;

/**
 * @param x any number
 * @returns e^x; Infinity above 709.78…, 0 below −745.13…
 */
export function exp(x: number): number {
  if (x !== x) return x;
  if (x > LARGEST) return Infinity;
  if (x < SMALLEST) return 0;
  const k = Math.floor(x * Math.LOG2E + 0.5);
  const r = x - k * LN2_HIGH - k * LN2_LOW;
  let sum = 1 / 6227020800;
  sum = sum * r + 1 / 479001600;
  sum = sum * r + 1 / 39916800;
  sum = sum * r + 1 / 3628800;
  sum = sum * r + 1 / 362880;
  sum = sum * r + 1 / 40320;
  sum = sum * r + 1 / 5040;
  sum = sum * r + 1 / 720;
  sum = sum * r + 1 / 120;
  sum = sum * r + 1 / 24;
  sum = sum * r + 1 / 6;
  sum = sum * r + 1 / 2;
  sum = sum * r + 1;
  sum = sum * r + 1;
  // Twice half the way: 2^k alone is not a double at both ends of the range.
  const half = k >> 1;
  return sum * powerOfTwo(half) * powerOfTwo(k - half);
}

function powerOfTwo(exponent: number): number {
  bits.setUint32(0, (exponent + 1023) << 20);
  return bits.getFloat64(0);
}
