import { setImmediate } from 'node:timers/promises';
import { LockstepRun, type Course } from '../harness/lockstep-run.ts';
import type { PlannedRun } from '../harness/plan.ts';
import { RunRecording } from '../harness/recording.ts';
import type { Model } from '../network/model.ts';
import type { Allocate } from '../network/parameter.ts';
import type { OpenProblem } from '../problems/problem.ts';
import { RandomState } from '../random/random-state.ts';
import type { RunResult } from './run-result.ts';
import type { RunSpec } from './run-spec.ts';

/** How long the loop may keep the thread before others get their turn, in milliseconds. */
const TURN = 30;

/** A run about to start. */
export interface StartedRun {
  readonly spec: RunSpec;
  readonly run: PlannedRun;
  readonly model: Model;
}

/** What is noted of a run on its way. */
interface Notes {
  readonly evaluations: RunResult['evaluations'];
  readonly path: [number, number][];
  final: RunResult['final'];
}

/**
 * Trains runs of one problem from one seed: all start from the same parameters, and each is advanced
 * by the same batch before the next is drawn.
 *
 * @param allocate makes the optimizers' state
 * @param keepsPath notes where the parameters are after each update
 * @param stops asked before every batch; true ends all runs where they are
 */
export async function trainSideBySide(
  started: readonly StartedRun[],
  problem: OpenProblem,
  allocate: Allocate,
  keepsPath: boolean,
  stops: () => boolean,
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
  const going = started.map(({ spec, run, model }) => {
    model.parameters.forEach(({ values }, i) => values.set(drawn.parameters[i]!.values));
    const recording = new RunRecording(RunRecording.allocate(spec.iterations, 0));
    const notes: Notes = { evaluations: [], path: [], final: {} };
    const evaluate = (judged: Model, iteration: number) =>
      note(spec, problem, judged, iteration, notes);
    return {
      model,
      recording,
      notes,
      run: new LockstepRun(courseOf(spec), run, model, recording, evaluate, factory),
    };
  });

  let turnEnds = performance.now() + TURN;
  for (let iteration = 0; iteration < first.iterations; iteration++) {
    if (performance.now() > turnEnds) {
      await setImmediate();
      turnEnds = performance.now() + TURN;
    }
    if (stops() || going.every(({ run }) => !run.running)) break;
    const rows = problem.drawBatch(random);
    for (const { run, model, notes } of going) {
      if (!run.running) continue;
      run.advance(iteration, rows);
      if (keepsPath) notes.path.push([...model.parameters[0]!.values] as [number, number]);
    }
  }
  for (const { run } of going) run.interrupt();
  return going.map(({ run, recording, notes }): RunResult => {
    const { batchesSha256, seconds, error } = run.end();
    return {
      status: recording.status === 'running' ? 'interrupted' : recording.status,
      steps: recording.iterations,
      losses: [...recording.losses.subarray(0, recording.iterations)],
      evaluations: notes.evaluations,
      final: notes.final,
      ...(keepsPath ? { path: notes.path } : {}),
      stateBytes: run.stateBytes,
      batchesSha256,
      initialParametersSha256: run.initialParametersSha256,
      ...(error === undefined ? {} : { error }),
      seconds,
    };
  });
}

function courseOf({ iterations, evaluations }: RunSpec): Course {
  // Evenly, the last after the last update.
  const stepsAt = new Set(
    Array.from({ length: evaluations }, (_, i) => Math.ceil(((i + 1) * iterations) / evaluations)),
  );
  return { iterations, record: 'before', evaluatesAt: (iteration) => stepsAt.has(iteration + 1) };
}

function note(
  { iterations, readsTest }: RunSpec,
  problem: OpenProblem,
  model: Model,
  iteration: number,
  notes: Notes,
): void {
  const { loss, accuracy } = problem.validate(model);
  notes.evaluations.push({ step: iteration + 1, loss, accuracy });
  if (iteration + 1 === iterations) notes.final = { ...problem.conclude(model, readsTest) };
}
