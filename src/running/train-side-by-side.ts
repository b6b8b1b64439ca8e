import { setImmediate } from 'node:timers/promises';
import { ModuleCalls } from '../experiment/modules/module-calls.ts';
import { LockstepRun, type Course } from './lockstep-run.ts';
import type { PlannedRun } from './plan.ts';
import type { Model } from '../network/model.ts';
import type { Allocate } from '../network/parameter.ts';
import type { OpenProblem } from '../problems/problem.ts';
import { RandomState } from '../base/random/random-state.ts';
import type { RunNotes } from './run-notes.ts';
import type { RunResult } from './run-result.ts';
import type { RunSpec } from './run-spec.ts';

/** How long the loop may keep the thread before others get their turn, in milliseconds. */
const TURN = 30;

/** A run about to start. */
export interface StartedRun {
  readonly spec: RunSpec;
  readonly run: PlannedRun;
  readonly model: Model;
  /** Filled as training goes on. */
  readonly notes: RunNotes;
}

/**
 * Trains runs of one problem from one seed: all start from the same parameters, and each is advanced
 * by the same batch before the next is drawn.
 *
 * @param allocate makes the optimizers' state
 * @param stops asked before every batch; true ends all runs where they are
 * @param calls told when others have the thread
 */
export async function trainSideBySide(
  started: readonly StartedRun[],
  problem: OpenProblem,
  allocate: Allocate,
  stops: () => boolean,
  calls = new ModuleCalls(),
): Promise<RunResult[]> {
  const [{ spec: first }] = started as [StartedRun];
  const random = new RandomState(first.seed);
  const [{ model: drawn }] = started as [StartedRun];
  problem.initialize(drawn.parameters, random);
  const factory = {
    allocate,
    fusedUpdate: (name: string, options: Readonly<Record<string, unknown>>) =>
      problem.fusedUpdate(name, options),
  };
  const going = started.map(({ spec, run: planned, model, notes }) => {
    model.parameters.forEach(({ values }, i) => values.set(drawn.parameters[i]!.values));
    const conclusion: { final: RunResult['final'] } = { final: {} };
    const evaluate = (judged: Model, iteration: number) => {
      const { loss, accuracy } = problem.validate(judged);
      notes.addEvaluation({ step: iteration + 1, loss, accuracy });
      if (iteration + 1 < spec.iterations) return;
      conclusion.final = { ...problem.conclude(judged, spec.readsTest) };
    };
    const { recording } = notes;
    const run = new LockstepRun(courseOf(spec), planned, model, recording, evaluate, factory);
    notes.stateBytes = run.stateBytes;
    return { model, notes, conclusion, run };
  });

  let turnEnds = performance.now() + TURN;
  for (let iteration = 0; iteration < first.iterations; iteration++) {
    if (performance.now() > turnEnds) {
      calls.begin('callback');
      await setImmediate();
      calls.end();
      turnEnds = performance.now() + TURN;
    }
    if (stops() || going.every(({ run }) => !run.running)) break;
    const rows = problem.drawBatch(random);
    for (const { run, model, notes } of going) {
      if (!run.running) continue;
      run.advance(iteration, rows);
      notes.addPoint(model.parameters[0]!.values);
    }
  }
  for (const { run } of going) run.interrupt();
  return going.map(({ run, notes, conclusion: { final } }) => {
    const { initialParametersSha256 } = run;
    return notes.result({ final, initialParametersSha256, ...run.end() });
  });
}

function courseOf({ iterations, evaluations }: RunSpec): Course {
  // Evenly, the last after the last update.
  const stepsAt = new Set(
    Array.from({ length: evaluations }, (_, i) => Math.ceil(((i + 1) * iterations) / evaluations)),
  );
  return { iterations, record: 'before', evaluatesAt: (iteration) => stepsAt.has(iteration + 1) };
}
