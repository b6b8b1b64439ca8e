import { setImmediate } from 'node:timers/promises';
import type { RandomState } from '../random/random-state.ts';
import type { LockstepRun } from './lockstep-run.ts';

/** How long the loop may keep the thread before others get their turn, in milliseconds. */
const TURN = 30;

/**
 * The lockstep loop: every run of the group is advanced by the same batch before the next is drawn.
 *
 * @param runs in the experiment's order
 * @param random the stream, where the batches begin
 * @param batches how many there are, how long each is, and from how many rows they are drawn
 * @param stops asked before every batch; true ends all runs where they are
 */
export async function trainInLockstep(
  runs: readonly LockstepRun[],
  random: RandomState,
  batches: { readonly count: number; readonly size: number; readonly rows: number },
  stops: () => boolean,
): Promise<void> {
  let turnEnds = performance.now() + TURN;
  for (let iteration = 0; iteration < batches.count; iteration++) {
    if (performance.now() > turnEnds) {
      await setImmediate();
      turnEnds = performance.now() + TURN;
    }
    if (stops() || runs.every((run) => !run.running)) break;
    const rows = random.choice(batches.rows, batches.size);
    for (const run of runs) if (run.running) run.advance(iteration, rows);
  }
  for (const run of runs) run.interrupt();
}
