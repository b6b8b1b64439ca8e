import { contract } from '../optimizers/contract/contract.ts';

/** The check that is not one of the contract's, as it has to see the memory. */
export const ALLOCATION = 'allocation';

/** A check as an author sees it. */
export interface AuthorCheck {
  /** What the author's thread calls it. */
  readonly name: string;
  /** What must hold, as the end of "The optimizer …". */
  readonly promise: string;
}

/** The contract, and that an update allocates nothing. */
export const authorChecks: readonly AuthorCheck[] = [
  ...contract.map(({ name, promise }) => ({ name, promise })),
  { name: ALLOCATION, promise: 'allocates no array in an update' },
];
