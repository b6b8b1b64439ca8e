import { describe, expect, it } from 'vitest';
import { allocator } from '../../src/network/parameter.ts';
import { optionsSchema } from '../../src/base/options/options.ts';
import { findOptimizer } from '../../src/optimizers/registry.ts';
import { Stepper } from '../../src/optimizers/shared/stepper.ts';

// Methods of which no trajectory was recorded. Each paper's algorithm is written out here a second
// time, from the paper, on nested lists and one formula a line, and must leave the same parameters.

type Matrix = number[][];
/** Takes a matrix and its gradient, with t from 1, to the next one. A vector is a matrix of one row. */
type Algorithm = (w: Matrix, g: Matrix, t: number) => Matrix;

const each = (a: Matrix, f: (x: number, i: number, j: number) => number): Matrix =>
  a.map((row, i) => row.map((x, j) => f(x, i, j)));
const sum = (a: Matrix): number => a.flat().reduce((total, x) => total + x, 0);
const norm = (a: Matrix): number => Math.sqrt(sum(each(a, (x) => x * x)));
const zeros = (a: Matrix): Matrix => each(a, () => 0);
const transpose = (a: Matrix): Matrix => a[0]!.map((_, j) => a.map((row) => row[j]!));
const product = (a: Matrix, b: Matrix): Matrix =>
  a.map((row) => transpose(b).map((column) => row.reduce((t, x, k) => t + x * column[k]!, 0)));
const plus = (a: Matrix, b: Matrix): Matrix => each(a, (x, i, j) => x + b[i]![j]!);
const identity = (n: number, scale = 1): Matrix =>
  Array.from({ length: n }, (_, i) => Array.from({ length: n }, (__, j) => (i === j ? scale : 0)));

const STEPS = 25;
const SHAPES = [
  [4, 3],
  [1, 5],
];

function number(place: number): number {
  return Math.sin(12.9898 * (place + 1)) * 1.3;
}

/** The largest difference between the library's optimizer and the paper's algorithm. */
function difference(
  name: string,
  given: Record<string, number>,
  algorithm: (isVector: boolean) => Algorithm,
): number {
  const optimizer = findOptimizer(name);
  const options = optionsSchema(optimizer.options).parse(given);
  let largest = 0;
  for (const [rows, columns] of SHAPES as [number, number][]) {
    const isVector = rows === 1;
    let w: Matrix = Array.from({ length: rows }, (_, i) =>
      Array.from({ length: columns }, (__, j) => (isVector ? 0 : number(i * columns + j))),
    );
    const values = Float64Array.from(w.flat());
    const gradient = new Float64Array(values.length);
    const shape = isVector ? [columns] : [rows, columns];
    const stepper = new Stepper(
      optimizer,
      options,
      [{ name: 'W', shape, values }],
      [gradient],
      allocator('float64'),
    );
    const next = algorithm(isVector);
    for (let t = 1; t <= STEPS; t++) {
      const g = each(w, (x, i, j) => x + number(100 * t + i * columns + j));
      gradient.set(g.flat());
      w = next(w, g, t);
      stepper.update(given['lr']!);
      w.flat().forEach((x, i) => (largest = Math.max(largest, Math.abs(x - values[i]!))));
    }
    expect(norm(w)).toBeGreaterThan(0.01);
  }
  return largest;
}

describe('the algorithms of papers', () => {
  it('LARS, Algorithm 1 (a ratio of norms of which one is 0 counts as 1)', () => {
    const lr = 20;
    const [momentum, trust, weightDecay] = [0.8, 0.01, 0.05];
    const found = difference('lars', { lr, momentum, trust, weightDecay }, () => {
      let v: Matrix | undefined;
      return (w, g) => {
        v ??= zeros(w);
        const defined = norm(w) > 0 && norm(g) > 0;
        const rate = trust * (defined ? norm(w) / (norm(g) + weightDecay * norm(w)) : 1);
        v = each(v, (x, i, j) => momentum * x + lr * rate * (g[i]![j]! + weightDecay * w[i]![j]!));
        return each(w, (x, i, j) => x - v![i]![j]!);
      };
    });
    expect(found).toBeLessThan(1e-12);
  });

  it('LAMB, Algorithm 2', () => {
    const [lr, beta1, beta2, eps, weightDecay] = [0.05, 0.8, 0.95, 1e-6, 0.1];
    const found = difference('lamb', { lr, beta1, beta2, eps, weightDecay }, () => {
      let m: Matrix | undefined;
      let v: Matrix | undefined;
      return (w, g, t) => {
        m = each(m ?? zeros(w), (x, i, j) => beta1 * x + (1 - beta1) * g[i]![j]!);
        v = each(v ?? zeros(w), (x, i, j) => beta2 * x + (1 - beta2) * g[i]![j]! ** 2);
        const mHat = each(m, (x) => x / (1 - beta1 ** t));
        const vHat = each(v, (x) => x / (1 - beta2 ** t));
        const r = each(mHat, (x, i, j) => x / (Math.sqrt(vHat[i]![j]!) + eps));
        const u = each(r, (x, i, j) => x + weightDecay * w[i]![j]!);
        const ratio = norm(w) > 0 ? norm(w) / norm(u) : 1;
        return each(w, (x, i, j) => x - lr * ratio * u[i]![j]!);
      };
    });
    expect(found).toBeLessThan(1e-12);
  });

  it('NovoGrad, Algorithm 1', () => {
    const [lr, beta1, beta2, eps, weightDecay] = [0.05, 0.9, 0.7, 1e-8, 0.02];
    const found = difference('novograd', { lr, beta1, beta2, eps, weightDecay }, () => {
      let m: Matrix | undefined;
      let v: number | undefined;
      return (w, g) => {
        v = v === undefined ? norm(g) ** 2 : beta2 * v + (1 - beta2) * norm(g) ** 2;
        const root = Math.sqrt(v) + eps;
        const addend = each(w, (x, i, j) => g[i]![j]! / root + weightDecay * x);
        m = m === undefined ? addend : each(m, (x, i, j) => beta1 * x + addend[i]![j]!);
        return each(w, (x, i, j) => x - lr * m![i]![j]!);
      };
    });
    expect(found).toBeLessThan(1e-12);
  });

  it('Adafactor, Algorithms 4 and 5', () => {
    const [lr, decay, clip, eps1, eps2] = [0.3, 0.8, 0.7, 1e-6, 0.1];
    const found = difference('adafactor', { lr, decay, clip, eps1, eps2 }, (isVector) => {
      let v: Matrix | undefined;
      let r: Matrix | undefined;
      let c: Matrix | undefined;
      const rms = (a: Matrix): number => norm(a) / Math.sqrt(a.length * a[0]!.length);
      return (w, g, t) => {
        const beta = 1 - t ** -decay;
        const squares = each(g, (x) => x * x + eps1);
        let variance: Matrix;
        if (isVector) {
          v = each(v ?? zeros(w), (x, i, j) => beta * x + (1 - beta) * squares[i]![j]!);
          variance = v;
        } else {
          const rowSums = squares.map((row) => [sum([row])]);
          const columnSums = [transpose(squares).map((column) => sum([column]))];
          r = each(r ?? zeros(rowSums), (x, i) => beta * x + (1 - beta) * rowSums[i]![0]!);
          c = each(c ?? zeros(columnSums), (x, _, j) => beta * x + (1 - beta) * columnSums[0]![j]!);
          const total = sum(r);
          variance = each(product(r, c), (x) => x / total);
        }
        const u = each(g, (x, i, j) => x / Math.sqrt(variance[i]![j]!));
        const clipped = each(u, (x) => x / Math.max(1, rms(u) / clip));
        const alpha = Math.max(eps2, rms(w)) * Math.min(lr, 1 / Math.sqrt(t));
        return each(w, (x, i, j) => x - alpha * clipped[i]![j]!);
      };
    });
    expect(found).toBeLessThan(1e-12);
  });

  /** A^(−¼) by the coupled Newton iteration (Guo & Higham, 2006, equation 3.4), without eigenvalues. */
  function inverseFourthRoot(a: Matrix): Matrix {
    const n = a.length;
    const scale = norm(a);
    let x = identity(n, scale ** -0.25);
    let m = each(a, (y) => y / scale);
    for (let k = 0; k < 60; k++) {
      const factor = plus(
        identity(n, 1.25),
        each(m, (y) => -y / 4),
      );
      const squared = product(factor, factor);
      x = product(x, factor);
      m = product(product(squared, squared), m);
    }
    return x;
  }

  it('Shampoo, Algorithm 1, with the roots at every step (a vector has the diagonal alone)', () => {
    const [lr, eps] = [0.3, 0.01];
    const given = { lr, eps, preconditionFrequency: 1 };
    const found = difference('shampoo', given, (isVector) => {
      let l: Matrix | undefined;
      let r: Matrix | undefined;
      let squares: Matrix | undefined;
      return (w, g) => {
        if (isVector) {
          squares = each(squares ?? each(w, () => eps), (x, i, j) => x + g[i]![j]! ** 2);
          return each(w, (x, i, j) => x - (lr * g[i]![j]!) / Math.sqrt(squares![i]![j]!));
        }
        l = plus(l ?? identity(w.length, eps), product(g, transpose(g)));
        r = plus(r ?? identity(w[0]!.length, eps), product(transpose(g), g));
        const step = product(product(inverseFourthRoot(l), g), inverseFourthRoot(r));
        return each(w, (x, i, j) => x - lr * step[i]![j]!);
      };
    });
    expect(found).toBeLessThan(1e-9);
  });

  it('Sophia, Algorithm 3, with the squared batch gradient as the estimate of the curvature', () => {
    const [lr, beta1, beta2, rho, weightDecay] = [0.05, 0.9, 0.8, 0.1, 0.2];
    const [batchSize, hessianInterval] = [4, 3];
    const given = { lr, beta1, beta2, rho, batchSize, hessianInterval, weightDecay };
    let cut = 0;
    let whole = 0;
    const found = difference('sophia-g', given, () => {
      let m: Matrix | undefined;
      let h: Matrix | undefined;
      return (w, g, t) => {
        m = each(m ?? zeros(w), (x, i, j) => beta1 * x + (1 - beta1) * g[i]![j]!);
        h ??= zeros(w);
        if (t % hessianInterval === 1) {
          h = each(h, (x, i, j) => beta2 * x + (1 - beta2) * g[i]![j]! ** 2);
        }
        const decayed = each(w, (x) => x - lr * weightDecay * x);
        return each(decayed, (x, i, j) => {
          const ratio = Math.abs(m![i]![j]!) / (rho * batchSize * h![i]![j]! + 1e-15);
          if (ratio > 1) cut++;
          else whole++;
          return x - lr * Math.sign(m![i]![j]!) * Math.min(ratio, 1);
        });
      };
    });
    expect(found).toBeLessThan(1e-12);
    expect(Math.min(cut, whole)).toBeGreaterThan(10);
  });
});
