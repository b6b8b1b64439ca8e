// The layers between the products: activation, softmax with loss, and their backward rules.
import { exp, ln } from './logarithm-and-exponential';

/** As in the plain network: a label this far below the largest score has no probability left. */
const VANISHING_MARGIN: f64 = 745.1332191019412;

/** h = a ≤ 0 ? 0 : a, in place. */
export function relu<T>(a: usize, count: u32): void {
  for (let at = a, end = a + <usize>count * sizeof<T>(); at < end; at += sizeof<T>()) {
    if (load<T>(at) <= 0) store<T>(at, 0);
  }
}

/** dh = 0 where h ≤ 0, in place. */
export function reluBackward<T>(dh: usize, h: usize, count: u32): void {
  for (let i: usize = 0, end = <usize>count * sizeof<T>(); i < end; i += sizeof<T>()) {
    if (load<T>(h + i) <= 0) store<T>(dh + i, 0);
  }
}

/** h = 1 / (1 + e^−a), in place; computed in float64. */
export function sigmoid<T>(a: usize, count: u32): void {
  for (let at = a, end = a + <usize>count * sizeof<T>(); at < end; at += sizeof<T>()) {
    store<T>(at, <T>(1 / (1 + exp(-(<f64>load<T>(at))))));
  }
}

/** dh = dh·(1 − h)·h, in place. */
export function sigmoidBackward<T>(dh: usize, h: usize, count: u32): void {
  for (let i: usize = 0, end = <usize>count * sizeof<T>(); i < end; i += sizeof<T>()) {
    const y = load<T>(h + i);
    store<T>(dh + i, load<T>(dh + i) * (1 - y) * y);
  }
}

/**
 * Softmax of each row of scores, in place, and the batch's mean cross-entropy; Infinity where a
 * label's probability has vanished.
 * @param labels a byte for each row
 */
export function softmaxWithLoss<T>(scores: usize, labels: usize, rows: u32, classes: u32): f64 {
  let sum: f64 = 0;
  let vanished = false;
  for (let row: u32 = 0; row < rows; row++) {
    const start = scores + <usize>row * classes * sizeof<T>();
    const end = start + <usize>classes * sizeof<T>();
    const ofLabel = start + <usize>load<u8>(labels + row) * sizeof<T>();
    let largest = load<T>(start);
    for (let at = start; at < end; at += sizeof<T>()) {
      const score = load<T>(at);
      if (score > largest) largest = score;
    }
    if (<f64>largest - <f64>load<T>(ofLabel) > VANISHING_MARGIN) vanished = true;
    let total: T = 0;
    for (let at = start; at < end; at += sizeof<T>()) {
      const power = <T>exp(<f64>(load<T>(at) - largest));
      store<T>(at, power);
      total += power;
    }
    for (let at = start; at < end; at += sizeof<T>()) store<T>(at, load<T>(at) / total);
    sum += ln(<f64>load<T>(ofLabel) + 1e-8);
  }
  return vanished ? Infinity : -sum / <f64>rows;
}

/** (y − t) ÷ batchSize, in place of the probabilities y. */
export function lossGradient<T>(y: usize, labels: usize, rows: u32, classes: u32): void {
  for (let row: u32 = 0; row < rows; row++) {
    const start = y + <usize>row * classes * sizeof<T>();
    const ofLabel = start + <usize>load<u8>(labels + row) * sizeof<T>();
    store<T>(ofLabel, load<T>(ofLabel) - 1);
    for (let k: u32 = 0; k < classes; k++) {
      const at = start + <usize>k * sizeof<T>();
      store<T>(at, load<T>(at) / <T>rows);
    }
  }
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
