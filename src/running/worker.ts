import { ModuleCalls } from '../experiment/modules/module-calls.ts';
import type { Watched } from '../experiment/modules/module-thread.ts';
import type { ModuleBundle } from '../experiment/modules/module-bundle.ts';
import { loadBundle } from '../experiment/modules/user-modules.ts';
import type { ProblemSource } from '../problems/problem.ts';
import { trainInLockstep, type Conditions } from './lockstep.ts';
import { OpenProblems } from './open-problems.ts';
import { planRun, withCallsNoted, type RunEntry } from './plan.ts';
import { RunRecording, type RecordingMemory } from './recording.ts';
import type { RunEnd } from './run-result.ts';

/** What a thread is told of runs that it is to train together. */
export interface GroupTask extends Conditions {
  /** Tells sources apart that a thread keeps open. */
  readonly sourceId: number;
  readonly source: ProblemSource;
  readonly runs: readonly {
    readonly entry: RunEntry;
    readonly draw: number;
    readonly recording: RecordingMemory;
  }[];
  /** The users' modules that the runs' optimizers come from. */
  readonly modules: readonly ModuleBundle[];
  /** One number; not 0 when the training is to stop. */
  readonly stop: SharedArrayBuffer;
}

const open = new OpenProblems();

/** Trains a group in this thread, which is for nothing else and may be watched. */
export default function trainInWorker(task: GroupTask & Partial<Watched>): Promise<RunEnd[]> {
  return trainGroup(task, open);
}

/** Trains a group in this thread. @param open what it keeps open from one group to the next */
export async function trainGroup(
  task: GroupTask & Partial<Watched>,
  open: OpenProblems,
): Promise<RunEnd[]> {
  const calls = new ModuleCalls(task.calls);
  calls.begin('loading');
  for (const bundle of task.modules) await loadBundle(bundle);
  calls.end();
  const reused = open.open(task.sourceId, task.source);
  const starting = task.runs.map(({ entry, draw, recording }, place) => ({
    run: withCallsNoted(planRun(entry, task.seed), calls),
    draw,
    model: reused.model(place),
    recording: new RunRecording(recording),
  }));
  const stop = new Int32Array(task.stop);
  const stops = () => Atomics.load(stop, 0) !== 0;
  try {
    return await trainInLockstep(starting, reused.problem, task, reused.allocate, stops, calls);
  } finally {
    reused.takeBack();
    calls.begin('callback');
  }
}
