import { setImmediate } from 'node:timers/promises';
import { paired } from '../base/lists/paired.ts';
import type { ModuleCalls } from '../experiment/modules/module-calls.ts';
import type { Model } from '../network/model.ts';
import type { Allocate } from '../network/parameter.ts';
import type { OpenProblem } from '../problems/problem.ts';
import { RandomState } from '../base/random/random-state.ts';
import type { Course } from './course.ts';
import { LockstepRun } from './lockstep-run.ts';
import type { PlannedRun } from './plan.ts';
import type { RunRecording } from './recording.ts';
import type { RunEnd } from './run-result.ts';

/** How long the loop may keep the thread before others get their turn, in milliseconds. */
const TURN = 30;

/** How runs are to be trained: all that their digits depend on, but for the optimizers. */
export interface Conditions {
  readonly course: Course;
  /** Of the one random stream: first parameters, then batches. */
  readonly seed: number;
  /** How often first parameters are drawn from it: once for all runs, or once for each. */
  readonly draws: number;
}

/** A run about to start. */
export interface StartingRun {
  readonly run: PlannedRun;
  /** Which of the drawn first parameters it has. */
  readonly draw: number;
  /** Has its own parameters. */
  readonly model: Model;
  /** Filled as training goes on. */
  readonly recording: RunRecording;
}

/**
 * The lockstep loop: every run is advanced by the same batch before the next is drawn.
 *
 * @param allocate makes the optimizers' state
 * @param stops asked before every batch; true ends all runs where they are
 * @param calls told when others have the thread
 * @returns an end for each run
 */
export async function trainInLockstep(
  starting: readonly StartingRun[],
  problem: OpenProblem,
  { course, seed, draws }: Conditions,
  allocate: Allocate,
  stops: () => boolean,
  calls: ModuleCalls,
): Promise<RunEnd[]> {
  const random = new RandomState(seed);
  drawParameters(starting, problem, draws, random);
  const runs = starting.map(
    ({ run, recording, model }) =>
      new LockstepRun(run, recording, { course, problem, model, allocate }),
  );
  let turnEnds = performance.now() + TURN;
  for (let iteration = 0; iteration < course.iterations; iteration++) {
    if (performance.now() > turnEnds) {
      calls.begin('callback');
      await setImmediate();
      calls.end();
      turnEnds = performance.now() + TURN;
    }
    if (stops() || runs.every((run) => !run.running)) break;
    const rows = problem.drawBatch(random);
    for (const run of runs) if (run.running) run.advance(iteration, rows);
  }
  return runs.map((run) => run.end());
}

/**
 * Draws first parameters as often as the conditions say, and gives each run its own. Whoever trains a part
 * of the runs draws for all, so that no number depends on who trains what.
 */
export function drawParameters(
  starting: readonly Pick<StartingRun, 'draw' | 'model'>[],
  problem: OpenProblem,
  draws: number,
  random: RandomState,
): void {
  const [first] = starting;
  if (!first) return;
  const drawn = first.model.parameters.map((parameter) => ({
    ...parameter,
    values: parameter.values.slice(),
  }));
  for (let draw = 0; draw < draws; draw++) {
    problem.initialize(drawn, random);
    for (const { model } of starting.filter((run) => run.draw === draw)) {
      for (const [{ values }, first] of paired(model.parameters, drawn)) values.set(first.values);
    }
  }
}
