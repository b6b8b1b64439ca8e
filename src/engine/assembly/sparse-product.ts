// Products of compressed rows with a matrix: the input layer, forward and backward.
//
// Every element of a result is a sum in ascending order, from 0, of separately rounded products:
// the same digits as the plain network's, whatever the strip that it falls into.

/** Vectors of a strip: Node 20's compiler keeps seven sums in registers, and spills the eighth. */
const WIDEST: u32 = 7;
/** Bytes from one row of a copied strip to the next. */
export const STRIP_STRIDE: u32 = WIDEST * 16;

/** Room that `sparseProduct` needs for a strip of a matrix. */
export function stripBytes(rows: u32): usize {
  return <usize>rows * STRIP_STRIDE;
}

/**
 * out[row] = Σ value·matrix[index] over the row's entries, + bias.
 *
 * The columns are taken in strips, whose sums stay in registers. A strip of the matrix is copied
 * together first, and the entries are taken in blocks of indices, so that what a block reads of the
 * strip stays in the nearest cache.
 *
 * @param bounds rows × (blocks + 1): where each block of a row's entries starts, and the last ends
 * @param entries where the index's row lies in the strip (u32: an address) and a value (T), in
 *   2·sizeof<T>() bytes each
 * @param bias as long as a row of the matrix; 0 for none
 * @param strip work space of `stripBytes(matrixRows)` bytes, to which the entries point
 */
export function sparseProduct<T>(
  bounds: usize, blocks: u32, entries: usize, rows: u32,
  matrix: usize, matrixRows: u32, columns: u32, bias: usize, out: usize, strip: usize,
): void {
  const lanes: u32 = 16 / sizeof<T>();
  if (columns < lanes) {
    for (let column: u32 = 0; column < columns; column++) {
      const at = <usize>column * sizeof<T>();
      copyColumn<T>(matrix + at, matrixRows, columns, strip);
      sparseColumn<T>(bounds, blocks, entries, rows, bias ? bias + at : 0, out + at, columns);
    }
    return;
  }
  let vectors = (columns + lanes - 1) / lanes;
  let strips = (vectors + WIDEST - 1) / WIDEST;
  if (strips == 1 && vectors * lanes != columns) strips = 2;
  for (let column: u32 = 0; strips; strips--) {
    const width = (vectors + strips - 1) / strips;
    // The last strip ends with the last column, and computes some of its neighbour's again.
    if (strips == 1) column = columns - width * lanes;
    const at = <usize>column * sizeof<T>();
    copyStrip(matrix + at, matrixRows, <usize>columns * sizeof<T>(), width, strip);
    const b = bias ? bias + at : 0;
    const o = out + at;
    switch (width) {
      case 1: sparseStrip<T>(1, bounds, blocks, entries, rows, b, o, columns); break;
      case 2: sparseStrip<T>(2, bounds, blocks, entries, rows, b, o, columns); break;
      case 3: sparseStrip<T>(3, bounds, blocks, entries, rows, b, o, columns); break;
      case 4: sparseStrip<T>(4, bounds, blocks, entries, rows, b, o, columns); break;
      case 5: sparseStrip<T>(5, bounds, blocks, entries, rows, b, o, columns); break;
      case 6: sparseStrip<T>(6, bounds, blocks, entries, rows, b, o, columns); break;
      default: sparseStrip<T>(7, bounds, blocks, entries, rows, b, o, columns);
    }
    column += width * lanes;
    vectors -= width;
  }
}

function copyStrip(matrix: usize, rows: u32, stride: usize, width: u32, strip: usize): void {
  const bytes = <usize>width << 4;
  for (let row: u32 = 0; row < rows; row++) {
    for (let i: usize = 0; i < bytes; i += 16) v128.store(strip + i, v128.load(matrix + i));
    matrix += stride;
    strip += STRIP_STRIDE;
  }
}

function copyColumn<T>(matrix: usize, rows: u32, columns: u32, strip: usize): void {
  for (let row: u32 = 0; row < rows; row++) {
    store<T>(strip, load<T>(matrix));
    matrix += <usize>columns * sizeof<T>();
    strip += STRIP_STRIDE;
  }
}

/** `width` vectors of every row; `width` is a constant, so that the conditions vanish. */
// @ts-ignore: decorator
@inline
function sparseStrip<T>(
  width: u32, bounds: usize, blocks: u32, entries: usize, rows: u32,
  bias: usize, out: usize, columns: u32,
): void {
  const stride = <usize>columns * sizeof<T>();
  for (let block: u32 = 0; block < blocks; block++) {
    let bound = bounds + (<usize>block << 2);
    let to = out;
    for (let row: u32 = 0; row < rows; row++) {
      let entry = entries + <usize>load<u32>(bound);
      const end = entries + <usize>load<u32>(bound, 4);
      let s0 = v128.splat<T>(0), s1 = s0, s2 = s0, s3 = s0, s4 = s0, s5 = s0, s6 = s0;
      if (block) {
        s0 = v128.load(to);
        if (width > 1) s1 = v128.load(to, 16);
        if (width > 2) s2 = v128.load(to, 32);
        if (width > 3) s3 = v128.load(to, 48);
        if (width > 4) s4 = v128.load(to, 64);
        if (width > 5) s5 = v128.load(to, 80);
        if (width > 6) s6 = v128.load(to, 96);
      }
      for (; entry < end; entry += 2 * sizeof<T>()) {
        const x = v128.load_splat<T>(entry, sizeof<T>());
        const w = <usize>load<u32>(entry);
        s0 = v128.add<T>(s0, v128.mul<T>(x, v128.load(w)));
        if (width > 1) s1 = v128.add<T>(s1, v128.mul<T>(x, v128.load(w, 16)));
        if (width > 2) s2 = v128.add<T>(s2, v128.mul<T>(x, v128.load(w, 32)));
        if (width > 3) s3 = v128.add<T>(s3, v128.mul<T>(x, v128.load(w, 48)));
        if (width > 4) s4 = v128.add<T>(s4, v128.mul<T>(x, v128.load(w, 64)));
        if (width > 5) s5 = v128.add<T>(s5, v128.mul<T>(x, v128.load(w, 80)));
        if (width > 6) s6 = v128.add<T>(s6, v128.mul<T>(x, v128.load(w, 96)));
      }
      if (bias && block + 1 == blocks) {
        s0 = v128.add<T>(s0, v128.load(bias));
        if (width > 1) s1 = v128.add<T>(s1, v128.load(bias, 16));
        if (width > 2) s2 = v128.add<T>(s2, v128.load(bias, 32));
        if (width > 3) s3 = v128.add<T>(s3, v128.load(bias, 48));
        if (width > 4) s4 = v128.add<T>(s4, v128.load(bias, 64));
        if (width > 5) s5 = v128.add<T>(s5, v128.load(bias, 80));
        if (width > 6) s6 = v128.add<T>(s6, v128.load(bias, 96));
      }
      v128.store(to, s0);
      if (width > 1) v128.store(to, s1, 16);
      if (width > 2) v128.store(to, s2, 32);
      if (width > 3) v128.store(to, s3, 48);
      if (width > 4) v128.store(to, s4, 64);
      if (width > 5) v128.store(to, s5, 80);
      if (width > 6) v128.store(to, s6, 96);
      bound += <usize>(blocks + 1) << 2;
      to += stride;
    }
  }
}

/** One column of every row, for matrices narrower than a vector. */
function sparseColumn<T>(
  bounds: usize, blocks: u32, entries: usize, rows: u32, bias: usize, out: usize, columns: u32,
): void {
  for (let row: u32 = 0; row < rows; row++) {
    const bound = bounds + (<usize>row * (blocks + 1) << 2);
    const end = entries + <usize>load<u32>(bound + (<usize>blocks << 2));
    let sum: T = 0;
    for (let entry = entries + <usize>load<u32>(bound); entry < end; entry += 2 * sizeof<T>()) {
      sum += load<T>(entry, sizeof<T>()) * load<T>(<usize>load<u32>(entry));
    }
    if (bias) sum += load<T>(bias);
    store<T>(out + <usize>row * columns * sizeof<T>(), sum);
  }
}
