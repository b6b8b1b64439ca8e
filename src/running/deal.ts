import type { RunEntry } from './plan.ts';

/** Runs that go side by side in a thread; what more there is waits for a thread to be free. */
const SIDE_BY_SIDE = 4;

/** Who trains which runs, a list for each group that goes together. */
export interface Dealt<Run> {
  /** Of the library's optimizers: they share threads, and batches. */
  readonly shared: readonly (readonly Run[])[];
  /** Of users' modules, each alone in a thread of its own: one that never returns holds up no other. */
  readonly own: readonly (readonly Run[])[];
  /** Of optimizers that are objects, whose functions can't go to another thread than the one that asks. */
  readonly here: readonly (readonly Run[])[];
}

/**
 * Which of the runs that have their batches in common share a thread. There are at most so many together
 * that one slow run does not keep half of the others waiting.
 *
 * @param threads that are to have something to do, where other runs don't keep them busy; where there is
 *   but one, it trains all side by side
 */
export function dealRuns<Run extends { readonly entry: Pick<RunEntry, 'module' | 'optimizer'> }>(
  runs: readonly Run[],
  threads = Math.ceil(runs.length / SIDE_BY_SIDE),
): Dealt<Run> {
  const own = runs.filter(({ entry }) => entry.module !== undefined);
  const here = runs.filter(({ entry }) => entry.optimizer !== undefined);
  const ours = runs.filter(({ entry }) => (entry.module ?? entry.optimizer) === undefined);
  const busy = Math.min(threads, ours.length);
  const rounds = busy <= 1 ? 1 : Math.ceil(ours.length / (SIDE_BY_SIDE * busy));
  const count = Math.min(rounds * busy, ours.length);
  const shared = Array.from({ length: count }, (_, group) =>
    ours.filter((_, place) => groupOf(place, count) === group),
  );
  return { shared, own: own.map((run) => [run]), here: here.map((run) => [run]) };
}

/**
 * Runs are dealt out forth and back, so that no group gets the later one of every round: of
 * optimizers that are listed from the plain to the elaborate, that is the slower.
 */
function groupOf(place: number, groups: number): number {
  const inRound = place % (2 * groups);
  return inRound < groups ? inRound : 2 * groups - 1 - inRound;
}
