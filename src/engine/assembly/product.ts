// Products of rows with a matrix, a strip of columns held in registers at a time.
//
// Every element of a result is a sum in ascending order, from 0, of separately rounded products:
// the same digits as the plain network's, whatever the strip it falls into. Seven accumulators are
// what Node 20's compiler keeps in registers.

/** An entry of a compressed row: a column number (u32) and a value (f32). */
const ENTRY: usize = 8;

/**
 * Whether the next strip has seven vectors: with eight or twelve left, strips of four leave none that
 * is too narrow to keep the multipliers busy.
 */
// @ts-ignore: decorator
@inline
function takesSeven(vectors: u32): bool {
  return vectors >= 7 && vectors != 8 && vectors != 12;
}

/**
 * out[row] = Σ value·matrix[index] over the row's entries, + bias.
 * @param goesOn the sums start at what `out` holds: the entries before these are in it already
 */
export function sparseProduct<T>(
  starts: usize, ends: usize, entries: usize, rows: u32,
  matrix: usize, columns: u32, bias: usize, out: usize, goesOn: bool,
): void {
  const stride: usize = <usize>columns * sizeof<T>();
  const lanes: u32 = 16 / sizeof<T>();
  let column: u32 = 0;
  for (; takesSeven((columns - column) / lanes); column += 7 * lanes) {
    const at = <usize>column * sizeof<T>();
    for (let row: u32 = 0; row < rows; row++) {
      let entry = entries + <usize>load<u32>(starts + (<usize>row << 2)) * ENTRY;
      const end = entries + <usize>load<u32>(ends + (<usize>row << 2)) * ENTRY;
      const to = out + <usize>row * stride + at;
      let s0 = v128.splat<T>(0), s1 = s0, s2 = s0, s3 = s0, s4 = s0, s5 = s0, s6 = s0;
      if (goesOn) {
        s0 = v128.load(to);
        s1 = v128.load(to, 16);
        s2 = v128.load(to, 32);
        s3 = v128.load(to, 48);
        s4 = v128.load(to, 64);
        s5 = v128.load(to, 80);
        s6 = v128.load(to, 96);
      }
      for (; entry < end; entry += ENTRY) {
        const x = v128.splat<T>(<T>load<f32>(entry, 4));
        const w = matrix + at + <usize>load<u32>(entry) * stride;
        s0 = v128.add<T>(s0, v128.mul<T>(x, v128.load(w)));
        s1 = v128.add<T>(s1, v128.mul<T>(x, v128.load(w, 16)));
        s2 = v128.add<T>(s2, v128.mul<T>(x, v128.load(w, 32)));
        s3 = v128.add<T>(s3, v128.mul<T>(x, v128.load(w, 48)));
        s4 = v128.add<T>(s4, v128.mul<T>(x, v128.load(w, 64)));
        s5 = v128.add<T>(s5, v128.mul<T>(x, v128.load(w, 80)));
        s6 = v128.add<T>(s6, v128.mul<T>(x, v128.load(w, 96)));
      }
      if (bias) {
        s0 = v128.add<T>(s0, v128.load(bias + at));
        s1 = v128.add<T>(s1, v128.load(bias + at, 16));
        s2 = v128.add<T>(s2, v128.load(bias + at, 32));
        s3 = v128.add<T>(s3, v128.load(bias + at, 48));
        s4 = v128.add<T>(s4, v128.load(bias + at, 64));
        s5 = v128.add<T>(s5, v128.load(bias + at, 80));
        s6 = v128.add<T>(s6, v128.load(bias + at, 96));
      }
      v128.store(to, s0);
      v128.store(to, s1, 16);
      v128.store(to, s2, 32);
      v128.store(to, s3, 48);
      v128.store(to, s4, 64);
      v128.store(to, s5, 80);
      v128.store(to, s6, 96);
    }
  }
  for (; column + 4 * lanes <= columns; column += 4 * lanes) {
    const at = <usize>column * sizeof<T>();
    for (let row: u32 = 0; row < rows; row++) {
      let entry = entries + <usize>load<u32>(starts + (<usize>row << 2)) * ENTRY;
      const end = entries + <usize>load<u32>(ends + (<usize>row << 2)) * ENTRY;
      const to = out + <usize>row * stride + at;
      let s0 = v128.splat<T>(0), s1 = s0, s2 = s0, s3 = s0;
      if (goesOn) {
        s0 = v128.load(to);
        s1 = v128.load(to, 16);
        s2 = v128.load(to, 32);
        s3 = v128.load(to, 48);
      }
      for (; entry < end; entry += ENTRY) {
        const x = v128.splat<T>(<T>load<f32>(entry, 4));
        const w = matrix + at + <usize>load<u32>(entry) * stride;
        s0 = v128.add<T>(s0, v128.mul<T>(x, v128.load(w)));
        s1 = v128.add<T>(s1, v128.mul<T>(x, v128.load(w, 16)));
        s2 = v128.add<T>(s2, v128.mul<T>(x, v128.load(w, 32)));
        s3 = v128.add<T>(s3, v128.mul<T>(x, v128.load(w, 48)));
      }
      if (bias) {
        s0 = v128.add<T>(s0, v128.load(bias + at));
        s1 = v128.add<T>(s1, v128.load(bias + at, 16));
        s2 = v128.add<T>(s2, v128.load(bias + at, 32));
        s3 = v128.add<T>(s3, v128.load(bias + at, 48));
      }
      v128.store(to, s0);
      v128.store(to, s1, 16);
      v128.store(to, s2, 32);
      v128.store(to, s3, 48);
    }
  }
  for (; column + lanes <= columns; column += lanes) {
    const at = <usize>column * sizeof<T>();
    for (let row: u32 = 0; row < rows; row++) {
      let entry = entries + <usize>load<u32>(starts + (<usize>row << 2)) * ENTRY;
      const end = entries + <usize>load<u32>(ends + (<usize>row << 2)) * ENTRY;
      const to = out + <usize>row * stride + at;
      let sum = goesOn ? v128.load(to) : v128.splat<T>(0);
      for (; entry < end; entry += ENTRY) {
        const x = v128.splat<T>(<T>load<f32>(entry, 4));
        const w = matrix + at + <usize>load<u32>(entry) * stride;
        sum = v128.add<T>(sum, v128.mul<T>(x, v128.load(w)));
      }
      if (bias) sum = v128.add<T>(sum, v128.load(bias + at));
      v128.store(to, sum);
    }
  }
  for (; column < columns; column++) {
    const at = <usize>column * sizeof<T>();
    for (let row: u32 = 0; row < rows; row++) {
      let entry = entries + <usize>load<u32>(starts + (<usize>row << 2)) * ENTRY;
      const end = entries + <usize>load<u32>(ends + (<usize>row << 2)) * ENTRY;
      const to = out + <usize>row * stride + at;
      let sum: T = goesOn ? load<T>(to) : 0;
      for (; entry < end; entry += ENTRY) {
        sum += <T>load<f32>(entry, 4) * load<T>(matrix + at + <usize>load<u32>(entry) * stride);
      }
      if (bias) sum += load<T>(bias + at);
      store<T>(to, sum);
    }
  }
}

/**
 * out[row] = Σ a[row, k]·matrix[k] over k, + bias; a's element is at row·rowStride + k·innerStride
 * bytes, so that a transposed `a` needs no copy.
 */
export function denseProduct<T>(
  a: usize, rowStride: usize, innerStride: usize, rows: u32, inner: u32,
  matrix: usize, columns: u32, bias: usize, out: usize,
): void {
  const stride: usize = <usize>columns * sizeof<T>();
  const lanes: u32 = 16 / sizeof<T>();
  let column: u32 = 0;
  for (; takesSeven((columns - column) / lanes); column += 7 * lanes) {
    const at = <usize>column * sizeof<T>();
    for (let row: u32 = 0; row < rows; row++) {
      let element = a + <usize>row * rowStride;
      let w = matrix + at;
      let s0 = v128.splat<T>(0), s1 = s0, s2 = s0, s3 = s0, s4 = s0, s5 = s0, s6 = s0;
      for (let k: u32 = 0; k < inner; k++) {
        const x = v128.splat<T>(load<T>(element));
        s0 = v128.add<T>(s0, v128.mul<T>(x, v128.load(w)));
        s1 = v128.add<T>(s1, v128.mul<T>(x, v128.load(w, 16)));
        s2 = v128.add<T>(s2, v128.mul<T>(x, v128.load(w, 32)));
        s3 = v128.add<T>(s3, v128.mul<T>(x, v128.load(w, 48)));
        s4 = v128.add<T>(s4, v128.mul<T>(x, v128.load(w, 64)));
        s5 = v128.add<T>(s5, v128.mul<T>(x, v128.load(w, 80)));
        s6 = v128.add<T>(s6, v128.mul<T>(x, v128.load(w, 96)));
        element += innerStride;
        w += stride;
      }
      const to = out + <usize>row * stride + at;
      if (bias) {
        s0 = v128.add<T>(s0, v128.load(bias + at));
        s1 = v128.add<T>(s1, v128.load(bias + at, 16));
        s2 = v128.add<T>(s2, v128.load(bias + at, 32));
        s3 = v128.add<T>(s3, v128.load(bias + at, 48));
        s4 = v128.add<T>(s4, v128.load(bias + at, 64));
        s5 = v128.add<T>(s5, v128.load(bias + at, 80));
        s6 = v128.add<T>(s6, v128.load(bias + at, 96));
      }
      v128.store(to, s0);
      v128.store(to, s1, 16);
      v128.store(to, s2, 32);
      v128.store(to, s3, 48);
      v128.store(to, s4, 64);
      v128.store(to, s5, 80);
      v128.store(to, s6, 96);
    }
  }
  for (; column + 4 * lanes <= columns; column += 4 * lanes) {
    const at = <usize>column * sizeof<T>();
    for (let row: u32 = 0; row < rows; row++) {
      let element = a + <usize>row * rowStride;
      let w = matrix + at;
      let s0 = v128.splat<T>(0), s1 = s0, s2 = s0, s3 = s0;
      for (let k: u32 = 0; k < inner; k++) {
        const x = v128.splat<T>(load<T>(element));
        s0 = v128.add<T>(s0, v128.mul<T>(x, v128.load(w)));
        s1 = v128.add<T>(s1, v128.mul<T>(x, v128.load(w, 16)));
        s2 = v128.add<T>(s2, v128.mul<T>(x, v128.load(w, 32)));
        s3 = v128.add<T>(s3, v128.mul<T>(x, v128.load(w, 48)));
        element += innerStride;
        w += stride;
      }
      const to = out + <usize>row * stride + at;
      if (bias) {
        s0 = v128.add<T>(s0, v128.load(bias + at));
        s1 = v128.add<T>(s1, v128.load(bias + at, 16));
        s2 = v128.add<T>(s2, v128.load(bias + at, 32));
        s3 = v128.add<T>(s3, v128.load(bias + at, 48));
      }
      v128.store(to, s0);
      v128.store(to, s1, 16);
      v128.store(to, s2, 32);
      v128.store(to, s3, 48);
    }
  }
  for (; column + lanes <= columns; column += lanes) {
    const at = <usize>column * sizeof<T>();
    for (let row: u32 = 0; row < rows; row++) {
      let element = a + <usize>row * rowStride;
      let w = matrix + at;
      let sum = v128.splat<T>(0);
      for (let k: u32 = 0; k < inner; k++) {
        sum = v128.add<T>(sum, v128.mul<T>(v128.splat<T>(load<T>(element)), v128.load(w)));
        element += innerStride;
        w += stride;
      }
      if (bias) sum = v128.add<T>(sum, v128.load(bias + at));
      v128.store(out + <usize>row * stride + at, sum);
    }
  }
  for (; column < columns; column++) {
    const at = <usize>column * sizeof<T>();
    for (let row: u32 = 0; row < rows; row++) {
      let sum: T = 0;
      for (let k: u32 = 0; k < inner; k++) {
        sum += load<T>(a + <usize>row * rowStride + <usize>k * innerStride) * load<T>(matrix + at + <usize>k * stride);
      }
      if (bias) sum += load<T>(bias + at);
      store<T>(out + <usize>row * stride + at, sum);
    }
  }
}
