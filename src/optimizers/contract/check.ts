import type { Precision } from '../../network/parameter.ts';
import type { Optimizer } from '../shared/optimizer.ts';

/** One thing that an optimizer must do. */
export interface ContractCheck {
  /** Names the check where a result is listed, and where an exception is made. */
  readonly name: string;
  /** What must hold, as the end of "The optimizer …". */
  readonly promise: string;
  /**
   * Tries it.
   * @returns what fails, in a sentence; nothing where all is well
   * @throws what the optimizer throws
   */
  readonly failure: (optimizer: Optimizer, precision: Precision) => string | undefined;
}
