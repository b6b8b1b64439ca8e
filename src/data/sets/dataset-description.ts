/**
 * A data set that experiments can name: what it is, and which files it is. How they are read is said
 * elsewhere (`idx-images.ts`), so that a browser knows as well what there is.
 *
 * Its files are four IDX files, named as MNIST's are: 28 × 28 images in ten classes.
 */
export interface DatasetDescription {
  readonly name: string;
  /** What messages call it. */
  readonly label: string;
  /** One line for `lockstep list datasets`. */
  readonly summary: string;
  /** SHA-256 of the four files' content, unpacked. */
  readonly sha256: {
    readonly trainImages: string;
    readonly trainLabels: string;
    readonly testImages: string;
    readonly testLabels: string;
  };
  /** Where the files are unless a folder is given: an absolute path, or a folder of an npm package. */
  readonly folder: string | { readonly ofPackage: string; readonly folder: string };
  /** What to do where they are not there, as a sentence. */
  readonly whereToGet?: string;
}
