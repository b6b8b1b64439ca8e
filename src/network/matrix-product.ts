import { zerosLike } from './tensor.ts';
import type { FloatArray } from './parameter.ts';

/**
 * a·b. Zeros of `a` are skipped, which changes no digit of a finite result: 0·b adds nothing.
 * Each element is a sum over a's columns in ascending order, from 0.
 *
 * @param a rows × inner, row-major
 * @param b inner × columns, row-major
 * @returns rows × columns, row-major
 */
export function product(
  a: FloatArray,
  b: FloatArray,
  rows: number,
  inner: number,
  columns: number,
): FloatArray {
  const out = zerosLike(b, rows * columns);
  const terms = new Terms(inner);
  for (let row = 0; row < rows; row++) {
    terms.clear();
    for (let k = 0; k < inner; k++) terms.add(a[row * inner + k]!, k * columns);
    terms.sumInto(out, row * columns, b, columns);
  }
  return out;
}

/**
 * aᵀ·b. Zeros of `a` are skipped. Each element is a sum over the rows in ascending order, from 0.
 *
 * @param a rows × inner, row-major
 * @param b rows × columns, row-major
 * @returns inner × columns, row-major
 */
export function productTransposedLeft(
  a: FloatArray,
  b: FloatArray,
  rows: number,
  inner: number,
  columns: number,
): FloatArray {
  const out = zerosLike(b, inner * columns);
  const terms = new Terms(rows);
  for (let k = 0; k < inner; k++) {
    terms.clear();
    for (let row = 0; row < rows; row++) terms.add(a[row * inner + k]!, row * columns);
    terms.sumInto(out, k * columns, b, columns);
  }
  return out;
}

/**
 * a·bᵀ. Each element is a sum over the columns in ascending order, from 0.
 *
 * @param a rows × columns, row-major
 * @param b inner × columns, row-major
 * @returns rows × inner, row-major
 */
export function productTransposedRight(
  a: FloatArray,
  b: FloatArray,
  rows: number,
  columns: number,
  inner: number,
): FloatArray {
  const out = zerosLike(a, rows * inner);
  for (let row = 0; row < rows; row++) {
    for (let k = 0; k < inner; k++) {
      let sum = 0;
      for (let column = 0; column < columns; column++) {
        sum += a[row * columns + column]! * b[k * columns + column]!;
      }
      out[row * inner + k] = sum;
    }
  }
  return out;
}

/**
 * The sum of each column.
 * @param a rows × columns, row-major
 */
export function columnSums(a: FloatArray, rows: number, columns: number): FloatArray {
  const out = zerosLike(a, columns);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      out[column] = out[column]! + a[row * columns + column]!;
    }
  }
  return out;
}

/** Factors that are not zero, each with the place of the row of numbers that it multiplies. */
class Terms {
  private readonly factors: Float64Array;
  private readonly starts: Int32Array;
  private count = 0;

  constructor(capacity: number) {
    this.factors = new Float64Array(capacity);
    this.starts = new Int32Array(capacity);
  }

  clear(): void {
    this.count = 0;
  }

  add(factor: number, start: number): void {
    if (factor === 0) return;
    this.factors[this.count] = factor;
    this.starts[this.count] = start;
    this.count++;
  }

  /**
   * out[at + i] += Σ factor·from[start + i] over the terms in their order, for `length` numbers.
   * Four terms a pass: the sums keep their order, and `out` is read and written a quarter as often.
   */
  sumInto(out: FloatArray, at: number, from: FloatArray, length: number): void {
    const { factors, starts, count } = this;
    let term = 0;
    for (; term + 3 < count; term += 4) {
      const [f0, f1, f2, f3] = [
        factors[term]!,
        factors[term + 1]!,
        factors[term + 2]!,
        factors[term + 3]!,
      ];
      const [s0, s1, s2, s3] = [
        starts[term]!,
        starts[term + 1]!,
        starts[term + 2]!,
        starts[term + 3]!,
      ];
      for (let i = 0; i < length; i++) {
        out[at + i] =
          out[at + i]! +
          f0 * from[s0 + i]! +
          f1 * from[s1 + i]! +
          f2 * from[s2 + i]! +
          f3 * from[s3 + i]!;
      }
    }
    for (; term < count; term++) {
      const factor = factors[term]!;
      const start = starts[term]!;
      for (let i = 0; i < length; i++) out[at + i] = out[at + i]! + factor * from[start + i]!;
    }
  }
}
