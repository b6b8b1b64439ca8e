import { ModuleCalls } from '../experiment/modules/module-calls.ts';
import type { Watched } from '../experiment/modules/module-thread.ts';
import { receiveModule, type SharedModule } from '../experiment/modules/user-modules.ts';
import { planRun, withCallsNoted } from './plan.ts';
import type { Model } from '../network/model.ts';
import type { OpenProblem, ProblemSource } from '../problems/problem.ts';
import { findProblem } from '../problems/registry.ts';
import { ReusedMemory } from './reused-memory.ts';
import { RunNotes, type NotesMemory } from './run-notes.ts';
import type { RunResult } from './run-result.ts';
import type { RunSpec } from './run-spec.ts';
import { trainSideBySide } from './train-side-by-side.ts';

/** Runs of one problem and one seed, which share their batches. */
export interface RunTask {
  /** Tells sources apart that a thread keeps open. */
  readonly sourceId: number;
  readonly source: ProblemSource;
  readonly specs: readonly RunSpec[];
  /** One for each. */
  readonly notes: readonly NotesMemory[];
  /** The users' modules that the runs' optimizers come from. */
  readonly modules: readonly SharedModule[];
  /** One number; not 0 when the training is to stop. */
  readonly stop: SharedArrayBuffer;
}

/** A problem that this thread keeps open, with models to be used again. */
interface Kept {
  readonly problem: OpenProblem;
  readonly memory: ReusedMemory;
  readonly models: Model[];
}

/** Problems by the ids of their sources. */
export type OpenProblems = Map<number, Kept>;

const open: OpenProblems = new Map();

/** Trains a task's runs side by side in this thread, which is for nothing else and may be watched. */
export default function runTask(task: RunTask & Partial<Watched>): Promise<RunResult[]> {
  return runHere(task, open);
}

/** Trains a task's runs side by side in this thread. @param open as long as it may be kept */
export async function runHere(
  task: RunTask & Partial<Watched>,
  open: OpenProblems,
): Promise<RunResult[]> {
  const { sourceId, source, specs, notes, modules } = task;
  const calls = new ModuleCalls(task.calls);
  calls.begin('loading');
  for (const module of modules) await receiveModule(module, true);
  calls.end();
  let kept = open.get(sourceId);
  if (!kept) {
    const problem = findProblem(source.name).open(source);
    kept = { problem, memory: new ReusedMemory(problem.allocate), models: [] };
    open.set(sourceId, kept);
  }
  const { problem, memory, models } = kept;
  while (models.length < specs.length) models.push(problem.createModel());
  const stop = new Int32Array(task.stop);
  try {
    return await trainSideBySide(
      specs.map((spec, i) => ({
        spec,
        run: withCallsNoted(planRun(spec.optimizer, spec.seed), calls),
        model: models[i]!,
        notes: new RunNotes(notes[i]!),
      })),
      problem,
      memory.allocate,
      () => Atomics.load(stop, 0) !== 0,
      calls,
    );
  } finally {
    memory.takeBack();
    calls.begin('callback');
  }
}
