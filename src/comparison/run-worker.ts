import { receiveModule, type SharedModule } from '../experiment/user-modules.ts';
import { planRun } from '../harness/plan.ts';
import type { Model } from '../network/model.ts';
import type { OpenProblem, ProblemSource } from '../problems/problem.ts';
import { findProblem } from '../problems/registry.ts';
import { ReusedMemory } from './reused-memory.ts';
import type { RunResult } from './run-result.ts';
import type { RunSpec } from './run-spec.ts';
import { trainSideBySide } from './train-side-by-side.ts';

/** Runs of one problem and one seed, which share their batches. */
export interface RunTask {
  /** Tells sources apart that a thread keeps open. */
  readonly sourceId: number;
  readonly source: ProblemSource;
  readonly specs: readonly RunSpec[];
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

/** Trains a task's runs side by side in this thread, which is for nothing else. */
export default function runTask(task: RunTask): Promise<RunResult[]> {
  return runHere(task, open);
}

/** Trains a task's runs side by side in this thread. @param open as long as it may be kept */
export async function runHere(task: RunTask, open: OpenProblems): Promise<RunResult[]> {
  const { sourceId, source, specs, modules } = task;
  for (const module of modules) await receiveModule(module, true);
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
        run: planRun(spec.optimizer, spec.seed),
        model: models[i]!,
      })),
      problem,
      memory.allocate,
      findProblem(source.name).surface !== undefined,
      () => Atomics.load(stop, 0) !== 0,
    );
  } finally {
    memory.takeBack();
  }
}
