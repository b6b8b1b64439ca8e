import type { ManifestRun } from '../results/manifest.ts';

/** What the hashes of the batches show: runs that went as far must have the same. */
export function batchesInWords(runs: readonly ManifestRun[]): string {
  if (runs.length === 1) {
    return 'The hash of the row numbers shows which batches the run was trained on, and in which order.';
  }
  const hashesByLength = new Map<number, Set<string>>();
  for (const { iterations, batchesSha256, status } of runs) {
    // A run that failed was given the batch that it failed on, and has no loss for it.
    if (status === 'failed') continue;
    const hashes = hashesByLength.get(iterations) ?? new Set();
    hashesByLength.set(iterations, hashes.add(batchesSha256));
  }
  if ([...hashesByLength.values()].some(({ size }) => size > 1)) {
    return 'The runs were NOT trained on the same batches: the SHA-256 of the row numbers differs. Do not compare them.';
  }
  return hashesByLength.size === 1
    ? `All ${runs.length} runs were trained on the same batches in the same order: the SHA-256 of the row numbers is the same for all.`
    : 'All runs that went as far as each other were trained on the same batches in the same order; a run that ended early has the hash of the batches it got.';
}
