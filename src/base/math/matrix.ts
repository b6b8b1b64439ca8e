/** A list of numbers that holds a matrix row by row. */
type Numbers = Float64Array | Float32Array;

/**
 * out = a·b, the terms of each sum taken in order, four at a time.
 *
 * @param a rows × inner
 * @param b inner × columns
 * @param out rows × columns; may be neither a nor b
 */
export function multiply(
  a: Numbers,
  b: Numbers,
  out: Float64Array,
  rows: number,
  inner: number,
  columns: number,
): void {
  for (let i = 0; i < rows; i++) multiplyRow(a, b, out, i, inner, columns, 0);
}

/**
 * out = a·b where the product is known to be symmetric: one triangle is computed and mirrored.
 *
 * @param a size × inner
 * @param b inner × size
 * @param out size × size; may be neither a nor b
 */
export function multiplySymmetric(
  a: Numbers,
  b: Numbers,
  out: Float64Array,
  size: number,
  inner: number,
): void {
  for (let i = 0; i < size; i++) multiplyRow(a, b, out, i, inner, size, i);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < i; j++) out[i * size + j] = out[j * size + i]!;
  }
}

/**
 * out = aᵀ.
 *
 * @param a rows × columns
 * @param out columns × rows; not a itself
 */
export function transpose(a: Numbers, out: Float64Array, rows: number, columns: number): void {
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) out[j * rows + i] = a[i * columns + j]!;
  }
}

/** One row of a product, from a column on. */
function multiplyRow(
  a: Numbers,
  b: Numbers,
  out: Float64Array,
  row: number,
  inner: number,
  columns: number,
  from: number,
): void {
  const start = row * columns;
  out.fill(0, start + from, start + columns);
  let k = 0;
  for (; k + 3 < inner; k += 4) {
    const at = row * inner + k;
    const a0 = a[at]!;
    const a1 = a[at + 1]!;
    const a2 = a[at + 2]!;
    const a3 = a[at + 3]!;
    const b0 = k * columns;
    const b1 = b0 + columns;
    const b2 = b1 + columns;
    const b3 = b2 + columns;
    for (let j = from; j < columns; j++) {
      const sum = out[start + j]! + a0 * b[b0 + j]! + a1 * b[b1 + j]!;
      out[start + j] = sum + a2 * b[b2 + j]! + a3 * b[b3 + j]!;
    }
  }
  for (; k < inner; k++) {
    const factor = a[row * inner + k]!;
    for (let j = from; j < columns; j++) out[start + j]! += factor * b[k * columns + j]!;
  }
}
