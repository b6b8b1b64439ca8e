import { describe, expect, it } from 'vitest';
import { multiply, multiplySymmetric, transpose } from '../../../src/base/math/matrix.ts';
import { orthogonalize } from '../../../src/base/math/newton-schulz.ts';
import { orthonormalBasis } from '../../../src/base/math/orthonormal-basis.ts';
import { symmetricEigen } from '../../../src/base/math/symmetric-eigen.ts';

function numbers(length: number): Float64Array {
  let state = 1;
  return Float64Array.from(
    { length },
    () => (state = (state * 16807) % 2147483647) / 2147483647 - 0.5,
  );
}

/** The defining sum, one entry at a time. */
function product(a: Float64Array, b: Float64Array, rows: number, inner: number, columns: number) {
  return Float64Array.from({ length: rows * columns }, (_, at) => {
    let sum = 0;
    for (let k = 0; k < inner; k++) {
      sum += a[Math.floor(at / columns) * inner + k]! * b[k * columns + (at % columns)]!;
    }
    return sum;
  });
}

function largestDifference(a: Float64Array, b: Float64Array): number {
  return Math.max(...a.map((number, i) => Math.abs(number - b[i]!)));
}

function transposed(a: Float64Array, rows: number, columns: number): Float64Array {
  const out = new Float64Array(a.length);
  transpose(a, out, rows, columns);
  return out;
}

function identity(size: number): Float64Array {
  return new Float64Array(size * size).map((_, i) => (i % (size + 1) === 0 ? 1 : 0));
}

describe('multiply', () => {
  it.each([
    [1, 1, 1],
    [3, 4, 5],
    [7, 9, 2],
    [2, 6, 11],
  ])('multiplies %i × %i by × %i as the sum says', (rows, inner, columns) => {
    const a = numbers(rows * inner);
    const b = numbers(inner * columns).reverse();
    const out = new Float64Array(rows * columns).fill(9);
    multiply(a, b, out, rows, inner, columns);
    expect(largestDifference(out, product(a, b, rows, inner, columns))).toBeLessThan(1e-15);
  });

  it('mirrors a product that is symmetric', () => {
    const a = numbers(5 * 3);
    const out = new Float64Array(25).fill(9);
    multiplySymmetric(a, transposed(a, 5, 3), out, 5, 3);
    expect(largestDifference(out, product(a, transposed(a, 5, 3), 5, 3, 5))).toBeLessThan(1e-15);
    expect(transposed(out, 5, 5)).toEqual(out);
  });
});

describe('symmetricEigen', () => {
  it('finds the eigenvalues of the second-difference matrix, 2 − 2·cos(kπ / (n + 1))', () => {
    const n = 12;
    const matrix = new Float64Array(n * n).map((_, at) => {
      const distance = Math.abs(Math.floor(at / n) - (at % n));
      return distance === 0 ? 2 : distance === 1 ? -1 : 0;
    });
    const values = new Float64Array(n);
    symmetricEigen(matrix, new Float64Array(n * n), values, n);
    for (let k = 1; k <= n; k++) {
      expect(values[n - k]).toBeCloseTo(2 - 2 * Math.cos((k * Math.PI) / (n + 1)), 13);
    }
  });

  it.each([
    ['of full rank', 9, 9],
    ['of rank 2', 9, 2],
    ['of one number', 1, 1],
    ['of zeros', 4, 0],
  ])(
    'gives vectors that are orthonormal and are turned to multiples: a matrix %s',
    (_, n, rank) => {
      const half = numbers(n * rank);
      const matrix = product(half, transposed(half, n, rank), n, rank, n);
      const vectors = new Float64Array(n * n);
      const values = new Float64Array(n);
      symmetricEigen(matrix.slice(), vectors, values, n);
      const basis = transposed(vectors, n, n);
      expect(largestDifference(product(vectors, basis, n, n, n), identity(n))).toBeLessThan(1e-13);
      const images = product(vectors, matrix, n, n, n);
      const multiples = vectors.map((number, i) => number * values[Math.floor(i / n)]!);
      expect(largestDifference(images, multiples)).toBeLessThan(1e-13);
      expect([...values]).toEqual([...values].sort((a, b) => b - a));
    },
  );

  it.each([NaN, Infinity])('gives NaN where a number is %d', (bad) => {
    const matrix = new Float64Array([1, bad, bad, 1]);
    const vectors = new Float64Array(4);
    const values = new Float64Array(2);
    symmetricEigen(matrix, vectors, values, 2);
    expect([...values, ...vectors].every(Number.isNaN)).toBe(true);
  });
});

describe('orthonormalBasis', () => {
  it('gives Q of A = QR: orthonormal, and QᵀA is upper triangular', () => {
    const n = 7;
    const columns = numbers(n * n);
    const basis = new Float64Array(n * n);
    orthonormalBasis(columns.slice(), basis, n);
    const square = product(basis, transposed(basis, n, n), n, n, n);
    expect(largestDifference(square, identity(n))).toBeLessThan(1e-14);
    const r = product(basis, transposed(columns, n, n), n, n, n);
    r.forEach((number, at) => {
      if (at % n < Math.floor(at / n)) expect(Math.abs(number)).toBeLessThan(1e-14);
    });
  });
});

describe('orthogonalize', () => {
  it.each([
    [6, 4],
    [4, 6],
    [5, 5],
  ])('is five steps of X ← aX + (bXXᵀ + c(XXᵀ)²)X on a matrix of %i × %i', (rows, columns) => {
    const start = numbers(rows * columns);
    const norm = Math.sqrt(start.reduce((sum, number) => sum + number * number, 0)) + 1e-7;
    let x = start.map((number) => number / norm);
    for (let step = 0; step < 5; step++) {
      const s = product(x, transposed(x, rows, columns), rows, columns, rows);
      const s2 = product(s, s, rows, rows, rows);
      const polynomial = s.map((number, i) => -4.775 * number + 2.0315 * s2[i]!);
      const turned = product(polynomial, x, rows, rows, columns);
      x = x.map((number, i) => 3.4445 * number + turned[i]!);
    }
    const found = start.slice();
    orthogonalize(found, rows, columns, 5);
    expect(largestDifference(found, x)).toBeLessThan(1e-12);
  });

  it('leaves a matrix of zeros as it is', () => {
    const zeros = new Float64Array(6);
    orthogonalize(zeros, 2, 3, 5);
    expect([...zeros]).toEqual([0, 0, 0, 0, 0, 0]);
  });
});
