import type { RunResult } from '../../running/run-result.ts';

/**
 * How many of some runs failed, and why the first of them did, in a sentence; nothing where none did.
 *
 * @param what of whom the runs are, as in `final runs of Adam`
 */
export function failuresIn(
  problem: string,
  what: string,
  results: readonly (RunResult | undefined)[],
): string[] {
  const failed = results.filter((result) => result?.status === 'failed');
  const [first] = failed;
  return first
    ? [`On ${problem} ${failed.length} of ${results.length} ${what} failed: ${first.error}.`]
    : [];
}
