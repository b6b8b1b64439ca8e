import type { ManifestRun } from '../../results/manifest.ts';

/** What hashes show of the batches that runs were trained on. */
export interface BatchEvidence {
  /** False where any two that must be the same differ. */
  readonly isSame: boolean;
  /** Of a section that tells of it. */
  readonly heading: string;
  readonly words: string;
}

/** What the hashes of the batches show: runs that went as far must have the same. */
export function batchesInWords(runs: readonly ManifestRun[]): BatchEvidence {
  if (runs.length === 1) {
    return {
      isSame: true,
      heading: 'The data and the batches',
      words:
        'The hash of the row numbers shows which batches the run was trained on, and in which order.',
    };
  }
  const byLength = hashesByLength(runs);
  if ([...byLength.values()].some(({ size }) => size > 1)) {
    return {
      isSame: false,
      heading: 'Not the same batches for all',
      words:
        'The runs were NOT trained on the same batches: the SHA-256 of the row numbers differs. Do not compare them.',
    };
  }
  return {
    isSame: true,
    heading: 'The same data and batches for all',
    words:
      byLength.size === 1
        ? `All ${runs.length} runs were trained on the same batches in the same order: the SHA-256 of the row numbers is the same for all.`
        : 'All runs that went as far as each other were trained on the same batches in the same order; a run that ended early has the hash of the batches it got.',
  };
}

/** The hashes of the batches of runs that went equally far, by how far. */
export function hashesByLength(
  runs: readonly ManifestRun[],
): ReadonlyMap<number, ReadonlySet<string>> {
  const found = new Map<number, Set<string>>();
  for (const { iterations, batchesSha256, status } of runs) {
    // A run that failed was given the batch that it failed on, and has no loss for it.
    if (status === 'failed') continue;
    const hashes = found.get(iterations) ?? new Set();
    found.set(iterations, hashes.add(batchesSha256));
  }
  return found;
}
