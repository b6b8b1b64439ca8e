// Products of full rows with a matrix: the output layer, and the input layer of data without zeros.
//
// Every element of a result is a sum in ascending order, from 0, of separately rounded products:
// the same digits as the plain network's, whatever the tile that it falls into.

/** Rows of the matrix that a pass reads: their strip of columns stays in the nearest cache. */
const BLOCK: u32 = 256;

/**
 * out[row] = Σ a[row, k]·matrix[k] over k, + bias; a's element is at row·rowStride + k·innerStride
 * bytes, so that a transposed `a` needs no copy.
 *
 * The result is taken in tiles of six vectors, whose sums stay in registers: two rows by three
 * vectors, or where fewer vectors are left three by two or six by one.
 *
 * @param bias as long as a row of the matrix; 0 for none
 */
export function denseProduct<T>(
  a: usize, rowStride: usize, innerStride: usize, rows: u32, inner: u32,
  matrix: usize, columns: u32, bias: usize, out: usize,
): void {
  const lanes: u32 = 16 / sizeof<T>();
  if (columns < lanes) {
    for (let column: u32 = 0; column < columns; column++) {
      const at = <usize>column * sizeof<T>();
      denseColumn<T>(a, rowStride, innerStride, rows, inner, matrix + at, columns, bias ? bias + at : 0, out + at);
    }
    return;
  }
  for (let column: u32 = 0; column < columns; ) {
    const left = (columns - column + lanes - 1) / lanes;
    let width: u32 = left < 3 ? left : 3;
    if (width * lanes > columns) width--;
    // The last tile ends with the last column, and computes some of its neighbour's again.
    if (column + width * lanes > columns) column = columns - width * lanes;
    const at = <usize>column * sizeof<T>();
    const m = matrix + at;
    const b = bias ? bias + at : 0;
    const o = out + at;
    if (width == 3) {
      const even = rows & ~1;
      denseTiles<T>(2, 3, a, rowStride, innerStride, 0, even, inner, m, columns, b, o);
      denseTiles<T>(1, 3, a, rowStride, innerStride, even, rows, inner, m, columns, b, o);
    } else if (width == 2) {
      const threes = rows - rows % 3;
      denseTiles<T>(3, 2, a, rowStride, innerStride, 0, threes, inner, m, columns, b, o);
      denseTiles<T>(1, 2, a, rowStride, innerStride, threes, rows, inner, m, columns, b, o);
    } else {
      const sixes = rows - rows % 6;
      denseTiles<T>(6, 1, a, rowStride, innerStride, 0, sixes, inner, m, columns, b, o);
      denseTiles<T>(1, 1, a, rowStride, innerStride, sixes, rows, inner, m, columns, b, o);
    }
    column += width * lanes;
  }
}

/**
 * Tiles of `height` rows and `width` vectors, from row `row` to `rows`; both are constants, so that
 * the conditions vanish. Sum s(r·width + c) belongs to the tile's row r, vector c.
 */
// @ts-ignore: decorator
@inline
function denseTiles<T>(
  height: u32, width: u32, a: usize, rowStride: usize, innerStride: usize, row: u32, rows: u32, inner: u32,
  matrix: usize, columns: u32, bias: usize, out: usize,
): void {
  const stride = <usize>columns * sizeof<T>();
  const size = height * width;
  for (let block: u32 = 0; block < inner; block += BLOCK) {
    const length = min(BLOCK, inner - block);
    let start = a + <usize>row * rowStride + <usize>block * innerStride;
    let to = out + <usize>row * stride;
    for (let first = row; first < rows; first += height) {
      let s0 = v128.splat<T>(0), s1 = s0, s2 = s0, s3 = s0, s4 = s0, s5 = s0;
      if (block) {
        s0 = v128.load(to);
        if (size > 1) s1 = v128.load(to + place(1, width, stride));
        if (size > 2) s2 = v128.load(to + place(2, width, stride));
        if (size > 3) s3 = v128.load(to + place(3, width, stride));
        if (size > 4) s4 = v128.load(to + place(4, width, stride));
        if (size > 5) s5 = v128.load(to + place(5, width, stride));
      }
      let element = start;
      let w = matrix + <usize>block * stride;
      for (let k: u32 = 0; k < length; k++) {
        const w0 = v128.load(w);
        const w1 = width > 1 ? v128.load(w, 16) : w0;
        const w2 = width > 2 ? v128.load(w, 32) : w0;
        const x0 = v128.load_splat<T>(element);
        s0 = v128.add<T>(s0, v128.mul<T>(x0, w0));
        if (width > 1) s1 = v128.add<T>(s1, v128.mul<T>(x0, w1));
        if (width > 2) s2 = v128.add<T>(s2, v128.mul<T>(x0, w2));
        if (height > 1) {
          const x1 = v128.load_splat<T>(element + rowStride);
          if (width == 3) {
            s3 = v128.add<T>(s3, v128.mul<T>(x1, w0));
            s4 = v128.add<T>(s4, v128.mul<T>(x1, w1));
            s5 = v128.add<T>(s5, v128.mul<T>(x1, w2));
          } else if (width == 2) {
            const x2 = v128.load_splat<T>(element + 2 * rowStride);
            s2 = v128.add<T>(s2, v128.mul<T>(x1, w0));
            s3 = v128.add<T>(s3, v128.mul<T>(x1, w1));
            s4 = v128.add<T>(s4, v128.mul<T>(x2, w0));
            s5 = v128.add<T>(s5, v128.mul<T>(x2, w1));
          } else {
            s1 = v128.add<T>(s1, v128.mul<T>(x1, w0));
            s2 = v128.add<T>(s2, v128.mul<T>(v128.load_splat<T>(element + 2 * rowStride), w0));
            s3 = v128.add<T>(s3, v128.mul<T>(v128.load_splat<T>(element + 3 * rowStride), w0));
            s4 = v128.add<T>(s4, v128.mul<T>(v128.load_splat<T>(element + 4 * rowStride), w0));
            s5 = v128.add<T>(s5, v128.mul<T>(v128.load_splat<T>(element + 5 * rowStride), w0));
          }
        }
        element += innerStride;
        w += stride;
      }
      if (bias && block + BLOCK >= inner) {
        s0 = v128.add<T>(s0, v128.load(bias));
        if (size > 1) s1 = v128.add<T>(s1, v128.load(bias + place(1, width, 0)));
        if (size > 2) s2 = v128.add<T>(s2, v128.load(bias + place(2, width, 0)));
        if (size > 3) s3 = v128.add<T>(s3, v128.load(bias + place(3, width, 0)));
        if (size > 4) s4 = v128.add<T>(s4, v128.load(bias + place(4, width, 0)));
        if (size > 5) s5 = v128.add<T>(s5, v128.load(bias + place(5, width, 0)));
      }
      v128.store(to, s0);
      if (size > 1) v128.store(to + place(1, width, stride), s1);
      if (size > 2) v128.store(to + place(2, width, stride), s2);
      if (size > 3) v128.store(to + place(3, width, stride), s3);
      if (size > 4) v128.store(to + place(4, width, stride), s4);
      if (size > 5) v128.store(to + place(5, width, stride), s5);
      start += rowStride * height;
      to += stride * height;
    }
  }
}

/** Where the tile's sum `index` lies, from its first. */
// @ts-ignore: decorator
@inline
function place(index: u32, width: u32, stride: usize): usize {
  return <usize>(index / width) * stride + <usize>((index % width) << 4);
}

/** One column of every row, for matrices narrower than a vector. */
function denseColumn<T>(
  a: usize, rowStride: usize, innerStride: usize, rows: u32, inner: u32,
  matrix: usize, columns: u32, bias: usize, out: usize,
): void {
  const stride = <usize>columns * sizeof<T>();
  for (let row: u32 = 0; row < rows; row++) {
    let element = a + <usize>row * rowStride;
    let sum: T = 0;
    for (let k: u32 = 0; k < inner; k++) {
      sum += load<T>(element) * load<T>(matrix + <usize>k * stride);
      element += innerStride;
    }
    if (bias) sum += load<T>(bias);
    store<T>(out + <usize>row * stride, sum);
  }
}
