import type { Dataset } from './dataset.ts';

export interface LoadOptions {
  /** Where its files are; without it, where the data set came with the installation. */
  readonly folder?: string | undefined;
  /** Pixels as value ÷ 255 or as they are. */
  readonly normalize: boolean;
}

/** A data set that can be read. */
export interface DatasetSource {
  /** @throws UserError where a file is missing or not what it should be */
  load(options: LoadOptions): Promise<Dataset>;
}
