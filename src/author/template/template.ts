/** What a new file is about. */
export interface NewOptimizer {
  /** Lower-case words joined by hyphens. */
  readonly name: string;
  /** The words joined, each with a capital. */
  readonly label: string;
  readonly year: number;
  /** Where editors find the schema of experiment files: a URL, or a path from the file. */
  readonly schema: string;
}

/** One of the files that an author starts with. */
export interface Template {
  /** What follows the optimizer's name in the file's. */
  readonly ending: string;
  readonly text: (optimizer: NewOptimizer) => string;
}
