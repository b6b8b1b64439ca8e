import type { PlannedRun } from './plan.ts';

/**
 * Which runs share a thread: at most `workers` groups of them, with the plain network one. A run with
 * an optimizer from a user's module has a thread of its own, whatever it does there.
 *
 * @returns for each thread its runs, in order
 */
export function dealRuns(
  runs: readonly Pick<PlannedRun, 'module'>[],
  { engine, workers }: { readonly engine: 'wasm' | 'reference'; readonly workers: number },
): number[][] {
  const all = runs.map((_, run) => run);
  const ours = all.filter((run) => !runs[run]!.module);
  const threads = Math.min(engine === 'wasm' ? workers : 1, ours.length);
  const shared = Array.from({ length: threads }, (_, thread) =>
    ours.filter((_, place) => threadOf(place, threads) === thread),
  );
  return [...shared, ...all.filter((run) => runs[run]!.module).map((run) => [run])];
}

/**
 * Runs are dealt out forth and back, so that no thread gets the later one of every round: of
 * optimizers that are listed from the plain to the elaborate, that is the slower.
 */
function threadOf(place: number, threads: number): number {
  const inRound = place % (2 * threads);
  return inRound < threads ? inRound : 2 * threads - 1 - inRound;
}
