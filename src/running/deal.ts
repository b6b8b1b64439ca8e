import type { PlannedRun } from './plan.ts';

/** Runs that go side by side in a thread; what more there is waits for a thread to be free. */
const SIDE_BY_SIDE = 4;

/** How the runs of a comparison are shared out. */
export interface Deal {
  /** The runs of each group, in order. A group is trained in one thread. */
  readonly groups: readonly (readonly number[])[];
  /** How many threads train them: `workers`, and one for each run of a user's module. */
  readonly threads: number;
  /** The runs that are trained in the thread that asks: those with an optimizer that is an object. */
  readonly here: readonly number[];
}

/**
 * Which runs share a thread. A run with an optimizer from a user's module has a thread of its own
 * from the start, whatever it does there. Where there are many runs, there are more groups than
 * threads, so that one slow run does not keep half of the others waiting for its thread.
 */
export function dealRuns(
  runs: readonly Pick<PlannedRun, 'module' | 'isObject'>[],
  { engine, workers }: { readonly engine: 'wasm' | 'reference'; readonly workers: number },
): Deal {
  const all = runs.map((_, run) => run);
  const theirs = all.filter((run) => runs[run]!.module).map((run) => [run]);
  const here = all.filter((run) => runs[run]!.isObject);
  const ours = all.filter((run) => !runs[run]!.module && !runs[run]!.isObject);
  const threads = Math.min(engine === 'wasm' ? workers : 1, ours.length);
  const rounds = threads <= 1 ? 1 : Math.ceil(ours.length / (SIDE_BY_SIDE * threads));
  const count = Math.min(rounds * threads, ours.length);
  const shared = Array.from({ length: count }, (_, group) =>
    ours.filter((_, place) => groupOf(place, count) === group),
  );
  return { groups: [...theirs, ...shared], threads: threads + theirs.length, here };
}

/**
 * Runs are dealt out forth and back, so that no group gets the later one of every round: of
 * optimizers that are listed from the plain to the elaborate, that is the slower.
 */
function groupOf(place: number, groups: number): number {
  const inRound = place % (2 * groups);
  return inRound < groups ? inRound : 2 * groups - 1 - inRound;
}
