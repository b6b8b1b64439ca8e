// The layers between the products: activation, softmax with loss, and their backward rules.
import { exp, expOfPair, ln } from './logarithm-and-exponential';

/** As in the plain network: a label this far below the largest score has no probability left. */
const VANISHING_MARGIN: f64 = 745.1332191019412;

/** h = a ≤ 0 ? 0 : a, in place. */
export function relu<T>(a: usize, count: u32): void {
  const end = a + <usize>count * sizeof<T>();
  const zero = v128.splat<T>(0);
  for (; a + 16 <= end; a += 16) {
    const x = v128.load(a);
    v128.store(a, v128.andnot(x, v128.le<T>(x, zero)));
  }
  for (; a < end; a += sizeof<T>()) {
    if (load<T>(a) <= 0) store<T>(a, 0);
  }
}

/** dh = 0 where h ≤ 0, in place. */
export function reluBackward<T>(dh: usize, h: usize, count: u32): void {
  const end = dh + <usize>count * sizeof<T>();
  const zero = v128.splat<T>(0);
  for (; dh + 16 <= end; dh += 16, h += 16) {
    v128.store(dh, v128.andnot(v128.load(dh), v128.le<T>(v128.load(h), zero)));
  }
  for (; dh < end; dh += sizeof<T>(), h += sizeof<T>()) {
    if (load<T>(h) <= 0) store<T>(dh, 0);
  }
}

/** h = 1 / (1 + e^−a), in place; computed in float64. */
export function sigmoid<T>(a: usize, count: u32): void {
  const end = a + <usize>count * sizeof<T>();
  for (; a + 16 <= end; a += 16) {
    const x = v128.load(a);
    if (sizeof<T>() == 8) v128.store(a, sigmoidOfPair(x));
    else v128.store(a, narrowed(sigmoidOfPair(lowPair(x)), sigmoidOfPair(highPair(x))));
  }
  for (; a < end; a += sizeof<T>()) store<T>(a, <T>(1 / (1 + exp(-(<f64>load<T>(a))))));
}

// @ts-ignore: decorator
@inline
function sigmoidOfPair(a: v128): v128 {
  const one = f64x2.splat(1);
  return f64x2.div(one, f64x2.add(one, expOfPair(f64x2.neg(a))));
}

/** dh = dh·(1 − h)·h, in place. */
export function sigmoidBackward<T>(dh: usize, h: usize, count: u32): void {
  const end = dh + <usize>count * sizeof<T>();
  const one = v128.splat<T>(1);
  for (; dh + 16 <= end; dh += 16, h += 16) {
    const y = v128.load(h);
    v128.store(dh, v128.mul<T>(v128.mul<T>(v128.load(dh), v128.sub<T>(one, y)), y));
  }
  for (; dh < end; dh += sizeof<T>(), h += sizeof<T>()) {
    const y = load<T>(h);
    store<T>(dh, load<T>(dh) * (1 - y) * y);
  }
}

/** e^x of `count` numbers, in place; computed in float64. */
function exponentials<T>(x: usize, count: u32): void {
  const end = x + <usize>count * sizeof<T>();
  for (; x + 16 <= end; x += 16) {
    const numbers = v128.load(x);
    if (sizeof<T>() == 8) v128.store(x, expOfPair(numbers));
    else v128.store(x, narrowed(expOfPair(lowPair(numbers)), expOfPair(highPair(numbers))));
  }
  for (; x < end; x += sizeof<T>()) store<T>(x, <T>exp(<f64>load<T>(x)));
}

/** The first two of four float32 numbers, as float64. */
// @ts-ignore: decorator
@inline
function lowPair(x: v128): v128 {
  return f64x2.promote_low_f32x4(x);
}

/** The last two of four float32 numbers, as float64. */
// @ts-ignore: decorator
@inline
function highPair(x: v128): v128 {
  return f64x2.promote_low_f32x4(v128.shuffle<u64>(x, x, 1, 1));
}

/** Two pairs of float64 numbers as four of float32. */
// @ts-ignore: decorator
@inline
function narrowed(low: v128, high: v128): v128 {
  return v128.shuffle<u64>(f32x4.demote_f64x2_zero(low), f32x4.demote_f64x2_zero(high), 0, 2);
}

/**
 * Softmax of each row of scores, in place, and the batch's mean cross-entropy; Infinity where a
 * label's probability has vanished.
 * @param labels a byte for each row
 */
export function softmaxWithLoss<T>(scores: usize, labels: usize, rows: u32, classes: u32): f64 {
  const stride = <usize>classes * sizeof<T>();
  let vanished = false;
  for (let row: u32 = 0; row < rows; row++) {
    const start = scores + <usize>row * stride;
    const end = start + stride;
    let largest = load<T>(start);
    for (let at = start; at < end; at += sizeof<T>()) {
      const score = load<T>(at);
      if (score > largest) largest = score;
    }
    const ofLabel = load<T>(start + <usize>load<u8>(labels + row) * sizeof<T>());
    if (<f64>largest - <f64>ofLabel > VANISHING_MARGIN) vanished = true;
    for (let at = start; at < end; at += sizeof<T>()) store<T>(at, load<T>(at) - largest);
  }
  exponentials<T>(scores, rows * classes);
  let sum: f64 = 0;
  for (let row: u32 = 0; row < rows; row++) {
    const start = scores + <usize>row * stride;
    const end = start + stride;
    let total: T = 0;
    for (let at = start; at < end; at += sizeof<T>()) total += load<T>(at);
    for (let at = start; at < end; at += sizeof<T>()) store<T>(at, load<T>(at) / total);
    sum += ln(<f64>load<T>(start + <usize>load<u8>(labels + row) * sizeof<T>()) + 1e-8);
  }
  return vanished ? Infinity : -sum / <f64>rows;
}

/** (y − t) ÷ batchSize, in place of the probabilities y. */
export function lossGradient<T>(y: usize, labels: usize, rows: u32, classes: u32): void {
  for (let row: u32 = 0; row < rows; row++) {
    const at = y + (<usize>row * classes + <usize>load<u8>(labels + row)) * sizeof<T>();
    store<T>(at, load<T>(at) - 1);
  }
  const end = y + <usize>rows * classes * sizeof<T>();
  const divisor = v128.splat<T>(<T>rows);
  for (; y + 16 <= end; y += 16) v128.store(y, v128.div<T>(v128.load(y), divisor));
  for (; y < end; y += sizeof<T>()) store<T>(y, load<T>(y) / <T>rows);
}

/** How many rows have their first largest score at their label. */
export function countRight<T>(scores: usize, labels: usize, rows: u32, classes: u32): u32 {
  let right: u32 = 0;
  for (let row: u32 = 0; row < rows; row++) {
    const start = scores + <usize>row * classes * sizeof<T>();
    let best: u32 = 0;
    for (let k: u32 = 1; k < classes; k++) {
      if (load<T>(start + <usize>k * sizeof<T>()) > load<T>(start + <usize>best * sizeof<T>())) best = k;
    }
    if (best == <u32>load<u8>(labels + row)) right++;
  }
  return right;
}

/** out[column] = Σ a[row, column] over the rows in ascending order, from 0. */
export function columnSums<T>(a: usize, rows: u32, columns: u32, out: usize): void {
  const stride: usize = <usize>columns * sizeof<T>();
  memory.fill(out, 0, stride);
  for (let row: u32 = 0; row < rows; row++) {
    const from = a + <usize>row * stride;
    let at: usize = 0;
    for (; at + 16 <= stride; at += 16) {
      v128.store(out + at, v128.add<T>(v128.load(out + at), v128.load(from + at)));
    }
    for (; at < stride; at += sizeof<T>()) {
      store<T>(out + at, load<T>(out + at) + load<T>(from + at));
    }
  }
}

/** out (columns × rows) is a (rows × columns), transposed. */
export function transpose<T>(a: usize, rows: u32, columns: u32, out: usize): void {
  for (let row: u32 = 0; row < rows; row++) {
    for (let column: u32 = 0; column < columns; column++) {
      store<T>(
        out + (<usize>column * rows + row) * sizeof<T>(),
        load<T>(a + (<usize>row * columns + column) * sizeof<T>()),
      );
    }
  }
}
