import { hasKeys } from './wrong-argument.ts';

/** What the system calls an error, as in `ENOENT`; one without such a code in its own words. */
export function codeOf(error: unknown): string {
  return hasKeys(error, 'code') && typeof error.code === 'string' ? error.code : String(error);
}
