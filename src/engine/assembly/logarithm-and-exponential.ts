// exp and ln as in src/math/, operation for operation: the same bits. See there for the methods.

const LN2_HIGH: f64 = 6.9314718036912381649e-1;
const LN2_LOW: f64 = 1.9082149292705877e-10;
const LOG2_E: f64 = 1.4426950408889634;
const LARGEST: f64 = 709.782712893384;
const SMALLEST: f64 = -745.1332191019412;
const SQRT2: f64 = 1.4142135623730951;
const TWO_THIRDS_LOW: f64 = 3.700743415417188e-17;
const DEKKER_SPLIT: f64 = 134217729;

export function exp(x: f64): f64 {
  if (x != x) return x;
  if (x > LARGEST) return Infinity;
  if (x < SMALLEST) return 0;
  const k = Math.floor(x * LOG2_E + 0.5);
  const r = x - k * LN2_HIGH - k * LN2_LOW;
  let sum: f64 = 1.0 / 6227020800.0;
  sum = sum * r + 1.0 / 479001600.0;
  sum = sum * r + 1.0 / 39916800.0;
  sum = sum * r + 1.0 / 3628800.0;
  sum = sum * r + 1.0 / 362880.0;
  sum = sum * r + 1.0 / 40320.0;
  sum = sum * r + 1.0 / 5040.0;
  sum = sum * r + 1.0 / 720.0;
  sum = sum * r + 1.0 / 120.0;
  sum = sum * r + 1.0 / 24.0;
  sum = sum * r + 1.0 / 6.0;
  sum = sum * r + 1.0 / 2.0;
  sum = sum * r + 1.0;
  sum = sum * r + 1.0;
  const whole = <i32>k;
  const half = whole >> 1;
  return sum * powerOfTwo(half) * powerOfTwo(whole - half);
}

/** e^x of two numbers at once: the operations of `exp`, and so its digits. */
// @ts-ignore: decorator
@inline
export function expOfPair(x: v128): v128 {
  const k = f64x2.floor(f64x2.add(f64x2.mul(x, f64x2.splat(LOG2_E)), f64x2.splat(0.5)));
  const r = f64x2.sub(
    f64x2.sub(x, f64x2.mul(k, f64x2.splat(LN2_HIGH))),
    f64x2.mul(k, f64x2.splat(LN2_LOW)),
  );
  let sum = f64x2.splat(1.0 / 6227020800.0);
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(1.0 / 479001600.0));
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(1.0 / 39916800.0));
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(1.0 / 3628800.0));
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(1.0 / 362880.0));
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(1.0 / 40320.0));
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(1.0 / 5040.0));
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(1.0 / 720.0));
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(1.0 / 120.0));
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(1.0 / 24.0));
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(1.0 / 6.0));
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(1.0 / 2.0));
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(1.0));
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(1.0));
  const whole = i32x4.trunc_sat_f64x2_s_zero(k);
  const half = i32x4.shr_s(whole, 1);
  const y = f64x2.mul(
    f64x2.mul(sum, powersOfTwo(half)),
    powersOfTwo(i32x4.sub(whole, half)),
  );
  // Out of range k is cut off above, and what came of it is dropped here.
  const infinite = f64x2.gt(x, f64x2.splat(LARGEST));
  const zero = f64x2.lt(x, f64x2.splat(SMALLEST));
  return v128.andnot(v128.bitselect(f64x2.splat(Infinity), y, infinite), zero);
}

export function ln(x: f64): f64 {
  if (x == 0) return -Infinity;
  if (!(x > 0) || x == Infinity) return x > 0 ? x : NaN;
  let exponent: i32 = 0;
  if (x < 2.2250738585072014e-308) {
    x *= 18014398509481984.0;
    exponent = -54;
  }
  const bits = reinterpret<u64>(x);
  exponent += <i32>(bits >> 52) - 1023;
  let m = reinterpret<f64>((bits & 0x000fffffffffffff) | 0x3ff0000000000000);
  if (m > SQRT2) {
    m /= 2;
    exponent += 1;
  }
  const f = m - 1;
  const d = 2 + f;
  const s = f / d;
  const sd = s * d;
  const sLow = (f - sd - productError(s, d, sd) - s * (f - (d - 2))) / d;

  const twoThirds: f64 = 2.0 / 3.0;
  const z = s * s;
  const zLow = productError(s, s, z) + 2 * s * sLow;
  const q = z * twoThirds;
  const qLow = productError(z, twoThirds, q) + (z * TWO_THIRDS_LOW + zLow * twoThirds);
  const cube = s * q;
  const cubeLow = productError(s, q, cube) + (s * qLow + sLow * q);
  let series: f64 = 2.0 / 21.0;
  series = 2.0 / 19.0 + z * series;
  series = 2.0 / 17.0 + z * series;
  series = 2.0 / 15.0 + z * series;
  series = 2.0 / 13.0 + z * series;
  series = 2.0 / 11.0 + z * series;
  series = 2.0 / 9.0 + z * series;
  series = 2.0 / 7.0 + z * series;
  series = 2.0 / 5.0 + z * series;
  const rest = z * z * series;

  const e = <f64>exponent;
  const k = e * LN2_HIGH;
  const sum = k + 2 * s;
  const sumLow = k - sum + 2 * s;
  const total = sum + cube;
  const totalLow = sum - total + cube;
  return total + (sumLow + totalLow + (2 * sLow + cubeLow + (s * rest + e * LN2_LOW)));
}

// @ts-ignore: decorator
@inline
function powerOfTwo(exponent: i32): f64 {
  return reinterpret<f64>(<u64>(exponent + 1023) << 52);
}

/** 2^exponent of the first two of four integers. */
// @ts-ignore: decorator
@inline
function powersOfTwo(exponents: v128): v128 {
  return i64x2.shl(i64x2.add(i64x2.extend_low_i32x4_s(exponents), i64x2.splat(1023)), 52);
}

// @ts-ignore: decorator
@inline
function productError(a: f64, b: f64, product: f64): f64 {
  const aShift = DEKKER_SPLIT * a;
  const aHigh = aShift - (aShift - a);
  const aLow = a - aHigh;
  const bShift = DEKKER_SPLIT * b;
  const bHigh = bShift - (bShift - b);
  const bLow = b - bHigh;
  return aHigh * bHigh - product + aHigh * bLow + aLow * bHigh + aLow * bLow;
}
