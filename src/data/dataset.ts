/** A labelled part of a data set. */
export interface Split {
  /** Number of rows. */
  readonly size: number;
  /** size × inputSize, row-major; bytes are pixels of 0 to 255. */
  readonly inputs: Uint8Array | Float32Array;
  /** The class of each row, 0 to classes − 1. */
  readonly labels: Uint8Array;
}

/** A file that a data set was read from. */
export interface DataFile {
  readonly name: string;
  /** Of the file's content, unpacked where it was gzipped; hexadecimal. */
  readonly sha256: string;
}

/** A data set for classification. */
export interface Dataset {
  readonly name: string;
  readonly inputSize: number;
  readonly classes: number;
  /** Whether a byte counts as value ÷ 255 (computed in float32, as the textbook does) or as it is. */
  readonly normalize: boolean;
  readonly train: Split;
  readonly test: Split;
  readonly files: readonly DataFile[];
}

/** What each of the 256 pixel values counts as; every entry is a float32 number. */
export function pixelValues(normalize: boolean): Float32Array {
  return Float32Array.from({ length: 256 }, (_, pixel) => (normalize ? pixel / 255 : pixel));
}

/**
 * Labels as rows with a single 1.
 * @param labels the class of each row
 * @returns labels.length × classes, row-major
 */
export function oneHot(labels: Uint8Array, classes: number): Float64Array<ArrayBuffer> {
  const rows = new Float64Array(labels.length * classes);
  labels.forEach((label, row) => {
    rows[row * classes + label] = 1;
  });
  return rows;
}
