import { Workspace } from './workspace.ts';

const workspace = new Workspace();

/** Rounds of the QL iteration for one eigenvalue; two are usual. */
const LARGEST_ROUNDS = 60;

/**
 * The eigenvectors of a symmetric matrix, the same bits on every machine.
 *
 * Method: Householder reflections make the matrix tridiagonal, the implicit QL iteration makes it
 * diagonal (Wilkinson & Reinsch, "Handbook for Automatic Computation II", II/2 and II/4).
 *
 * @param matrix size × size, symmetric; destroyed
 * @param vectors size × size; its rows become the eigenvectors, by falling eigenvalue
 * @param values becomes the eigenvalues, falling. Where the matrix has a number that is not finite,
 *   all of both are NaN.
 */
export function symmetricEigen(
  matrix: Float64Array,
  vectors: Float64Array,
  values: Float64Array,
  size: number,
): void {
  const offDiagonal = workspace.array('off-diagonal', size);
  tridiagonalize(matrix, vectors, values, offDiagonal, size);
  if (diagonalize(values, offDiagonal, vectors, size)) sortFalling(values, vectors, size);
  else {
    values.fill(NaN, 0, size);
    vectors.fill(NaN, 0, size * size);
  }
}

/** Leaves QᵀAQ in `diagonal` and `offDiagonal` (below the diagonal, from 0) and Qᵀ in `vectors`. */
function tridiagonalize(
  a: Float64Array,
  vectors: Float64Array,
  diagonal: Float64Array,
  offDiagonal: Float64Array,
  n: number,
): void {
  const v = workspace.array('reflection', n);
  const w = workspace.array('image', n);
  vectors.fill(0, 0, n * n);
  for (let i = 0; i < n; i++) vectors[i * n + i] = 1;

  for (let k = 0; k < n; k++) {
    diagonal[k] = a[k * n + k]!;
    if (k === n - 1) break;
    let largest = 0;
    for (let i = k + 1; i < n; i++) largest = Math.max(largest, Math.abs(a[k * n + i]!));
    let squares = 0;
    for (let i = k + 1; i < n; i++) {
      v[i] = largest === 0 ? 0 : a[k * n + i]! / largest;
      squares += v[i]! * v[i]!;
    }
    const first = v[k + 1]!;
    const norm = first > 0 ? -Math.sqrt(squares) : Math.sqrt(squares);
    offDiagonal[k] = norm * largest;
    if (squares === first * first) {
      offDiagonal[k] = a[k * n + k + 1]!;
      continue;
    }
    v[k + 1] = first - norm;
    const scale = 1 / (squares - first * norm);

    let dot = 0;
    for (let i = k + 1; i < n; i++) {
      let sum = 0;
      for (let j = k + 1; j < n; j++) sum += a[i * n + j]! * v[j]!;
      w[i] = sum * scale;
      dot += w[i]! * v[i]!;
    }
    const half = (dot * scale) / 2;
    for (let i = k + 1; i < n; i++) w[i] = w[i]! - half * v[i]!;
    for (let i = k + 1; i < n; i++) {
      const vi = v[i]!;
      const wi = w[i]!;
      for (let j = k + 1; j < n; j++) {
        a[i * n + j] = a[i * n + j]! - (vi * w[j]! + wi * v[j]!);
      }
    }
    reflectRows(vectors, v, scale, k + 1, n);
  }
}

/** vectors ← (I − scale·v·vᵀ)·vectors, v being zero before `from`. */
function reflectRows(
  vectors: Float64Array,
  v: Float64Array,
  scale: number,
  from: number,
  n: number,
): void {
  const sums = workspace.array('sums', n);
  sums.fill(0, 0, n);
  for (let i = from; i < n; i++) {
    const vi = v[i]!;
    for (let j = 0; j < n; j++) sums[j] = sums[j]! + vi * vectors[i * n + j]!;
  }
  for (let i = from; i < n; i++) {
    const factor = scale * v[i]!;
    for (let j = 0; j < n; j++) {
      vectors[i * n + j] = vectors[i * n + j]! - factor * sums[j]!;
    }
  }
}

/**
 * The implicit QL iteration on a tridiagonal matrix; turns the rows of `vectors` along.
 * @returns whether it ended, as it does for finite numbers
 */
function diagonalize(d: Float64Array, e: Float64Array, vectors: Float64Array, n: number): boolean {
  e[n - 1] = 0;
  let size = 0;
  for (let i = 0; i < n; i++) size = Math.max(size, Math.abs(d[i]!) + Math.abs(e[i]!));
  if (!(size < Infinity)) return false;
  for (let l = 0; l < n; l++) {
    for (let round = 0; ; round++) {
      let m = l;
      while (m < n - 1 && Math.abs(e[m]!) + size !== size) m++;
      if (m === l) break;
      if (round === LARGEST_ROUNDS) return false;
      // Wilkinson's shift: the eigenvalue of the leading 2 × 2 block that is nearer to d[l].
      const half = (d[l + 1]! - d[l]!) / (2 * e[l]!);
      const root = Math.sqrt(half * half + 1);
      let g = d[m]! - d[l]! + e[l]! / (half + (half < 0 ? -root : root));
      let sine = 1;
      let cosine = 1;
      let p = 0;
      let i = m - 1;
      for (; i >= l; i--) {
        const f = sine * e[i]!;
        const b = cosine * e[i]!;
        const r = Math.sqrt(f * f + g * g);
        e[i + 1] = r;
        if (r === 0) {
          d[i + 1] = d[i + 1]! - p;
          e[m] = 0;
          break;
        }
        sine = f / r;
        cosine = g / r;
        g = d[i + 1]! - p;
        const t = (d[i]! - g) * sine + 2 * cosine * b;
        p = sine * t;
        d[i + 1] = g + p;
        g = cosine * t - b;
        rotateRows(vectors, i, sine, cosine, n);
      }
      if (i >= l) continue;
      d[l] = d[l]! - p;
      e[l] = g;
      e[m] = 0;
    }
  }
  return true;
}

function rotateRows(
  vectors: Float64Array,
  i: number,
  sine: number,
  cosine: number,
  n: number,
): void {
  const upper = i * n;
  const lower = upper + n;
  for (let j = 0; j < n; j++) {
    const a = vectors[upper + j]!;
    const b = vectors[lower + j]!;
    vectors[lower + j] = sine * a + cosine * b;
    vectors[upper + j] = cosine * a - sine * b;
  }
}

function sortFalling(values: Float64Array, vectors: Float64Array, n: number): void {
  for (let i = 0; i < n - 1; i++) {
    let largest = i;
    for (let j = i + 1; j < n; j++) if (values[j]! > values[largest]!) largest = j;
    if (largest === i) continue;
    const value = values[i]!;
    values[i] = values[largest]!;
    values[largest] = value;
    for (let j = 0; j < n; j++) {
      const number = vectors[i * n + j]!;
      vectors[i * n + j] = vectors[largest * n + j]!;
      vectors[largest * n + j] = number;
    }
  }
}
