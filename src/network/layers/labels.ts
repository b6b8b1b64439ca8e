import { matrixShape, type Tensor } from '../tensor.ts';

/** The right answers of a batch: class indices, or one-hot rows (batchSize × classes). */
export type Labels = Uint8Array | Tensor;

/** The class of each row; for one-hot rows, where their largest number is. */
export function labelIndices(labels: Labels): Uint8Array {
  return labels instanceof Uint8Array ? labels : Uint8Array.from(largestOfRows(labels));
}

/** The column of each row's first largest number. */
export function largestOfRows(x: Tensor): number[] {
  const [rows, columns] = matrixShape(x);
  return Array.from({ length: rows }, (_, row) => {
    let best = 0;
    for (let column = 1; column < columns; column++) {
      if (x.values[row * columns + column]! > x.values[row * columns + best]!) best = column;
    }
    return best;
  });
}
