import type { StudyRows } from '../../study/tables/registry.ts';

/** A run as far as its batches go. */
export interface BatchedRun {
  readonly status: string;
  /** Updates that it made. */
  readonly iterations: number;
  readonly batchesSha256: string;
}

/** The final runs of a study on a problem from a seed, with the first parameters that they had. */
export interface SeedRuns {
  readonly problem: string;
  readonly seed: number;
  readonly runs: readonly (BatchedRun & { readonly initialParametersSha256: string })[];
}

/** The hashes of the batches of runs that went equally far, by how far. */
export function hashesByLength(
  runs: readonly BatchedRun[],
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

/** Whether any two runs that went equally far saw other batches than each other. */
export function haveOtherBatches(runs: readonly BatchedRun[]): boolean {
  return [...hashesByLength(runs).values()].some(({ size }) => size > 1);
}

/** A study's final runs that were computed, by problem and seed. */
export function runsBySeed(rows: readonly StudyRows['runs'][]): SeedRuns[] {
  const found = new Map<string, { problem: string; seed: number; runs: SeedRuns['runs'] }>();
  for (const row of rows) {
    const { problem, seed, status, steps = 0, batches_sha256: batchesSha256 } = row;
    if (batchesSha256 === undefined) continue;
    const key = JSON.stringify([problem, seed]);
    const { runs } = found.get(key) ?? { runs: [] };
    const initialParametersSha256 = row.initial_parameters_sha256 ?? '';
    const run = { status, iterations: steps, batchesSha256, initialParametersSha256 };
    found.set(key, { problem, seed, runs: [...runs, run] });
  }
  return [...found.values()];
}

/**
 * The seeds of a problem whose runs did not see the same batches, or did not start alike.
 * @param comparesStarts whether the first parameters must be the same as well
 */
export function unlikeSeeds(seeds: readonly SeedRuns[], comparesStarts: boolean): SeedRuns[] {
  return seeds.filter(({ runs }) => {
    const starts = new Set(runs.map((run) => run.initialParametersSha256));
    return (comparesStarts && starts.size > 1) || haveOtherBatches(runs);
  });
}
