import { setTimeout } from 'node:timers/promises';
import { Piscina } from 'piscina';
import { ModuleThread } from '../../experiment/modules/module-thread.ts';
import { objectOf } from '../../experiment/modules/optimizer-object.ts';
import { shareModule, userModuleOf } from '../../experiment/modules/user-modules.ts';
import type { StopSignal } from '../../running/stop-signal.ts';
import type { ProblemSource } from '../../problems/problem.ts';
import { findProblem } from '../../problems/registry.ts';
import { resultOfLostRun } from '../../running/result-of-lost-run.ts';
import { RunNotes } from '../../running/run-notes.ts';
import type { RunResult } from '../../running/run-result.ts';
import { runHere, type OpenProblems, type RunTask } from '../../running/run-worker.ts';
import { hashOfRun, keyOfRun, type RunSpec } from '../../running/run-spec.ts';
import type { RunStore } from './run-store.ts';

/** Runs that share a thread, and their batches. */
const SIDE_BY_SIDE = 4;
/** How long threads may take to stop when they are told to, in milliseconds. */
const GRACE = 1500;

/** A run that is wanted, and the problem that it is of. */
export interface WantedRun {
  readonly spec: RunSpec;
  readonly source: ProblemSource;
}

/** How wanted runs are computed; none of it changes a digit. */
export interface ExecuteOptions {
  readonly store: RunStore;
  readonly workers: number;
  /** Ends the work; runs that are under way are lost. */
  readonly signal: StopSignal;
  /** Told of every run that is there: taken from the store, or computed. */
  readonly onRun?: (kept: boolean) => void;
}

/** Problem sources by the number under which threads keep them open. */
const sourceIds = new WeakMap<ProblemSource, number>();
let lastSourceId = 0;

/**
 * Computes runs that are not in the store, puts them there, and gives all.
 *
 * @param updateTimeLimit seconds that an update of a user's module may take
 * @returns a result for each; nothing where the work was ended before
 */
export async function execute(
  wanted: readonly WantedRun[],
  options: ExecuteOptions,
  updateTimeLimit: number | undefined,
): Promise<(RunResult | undefined)[]> {
  const { store, workers, signal, onRun } = options;
  const keys = wanted.map(({ spec }) => keyOfRun(spec));
  const results = new Map<string, RunResult>();
  const missing = new Map<string, WantedRun>();
  for (const [i, run] of wanted.entries()) {
    const key = keys[i]!;
    if (results.has(key) || missing.has(key)) continue;
    const hash = hashOfRun(run.spec);
    const kept = hash === undefined ? undefined : await store.read(hash);
    if (kept) {
      results.set(key, kept);
      onRun?.(true);
    } else missing.set(key, run);
  }
  if (missing.size > 0 && !signal.aborted) {
    const threads = { workers, updateTimeLimit, signal };
    await inThreads(groupRuns([...missing]), threads, async (key, spec, result) => {
      if (result.status !== 'interrupted') {
        results.set(key, result);
        await store.write(spec, result);
        onRun?.(false);
      }
    });
  }
  return keys.map((key) => results.get(key));
}

type Group = (readonly [key: string, run: WantedRun])[];

/** What the threads are told. */
interface Threads extends Pick<ExecuteOptions, 'workers' | 'signal'> {
  readonly updateTimeLimit: number | undefined;
}

/** Groups that wait for a thread. */
interface Queues {
  /** Runs of one problem and one seed, a few together. */
  readonly ours: Group[];
  /** Runs of users' modules, each alone: one that never returns holds up no other kind. */
  readonly theirs: Group[];
  /** Runs of optimizers that are objects, whose functions can't go to a thread: they are run in this one. */
  readonly here: Group[];
}

function groupRuns(missing: Group): Queues {
  const byBatches = new Map<ProblemSource, Map<string, Group>>();
  const theirs: Group[] = [];
  const here: Group[] = [];
  for (const entry of missing) {
    const [, { spec, source }] = entry;
    if (userModuleOf(spec.optimizer)) {
      theirs.push([entry]);
      continue;
    }
    if (objectOf(spec.optimizer)) {
      here.push([entry]);
      continue;
    }
    const ofSource = byBatches.get(source) ?? new Map<string, Group>();
    byBatches.set(source, ofSource);
    const key = `${spec.seed} ${spec.iterations} ${spec.evaluations}`;
    ofSource.set(key, [...(ofSource.get(key) ?? []), entry]);
  }
  const together = [...byBatches.values()].flatMap((ofSource) => [...ofSource.values()]);
  const ours = together.flatMap((group) =>
    Array.from({ length: Math.ceil(group.length / SIDE_BY_SIDE) }, (_, i) =>
      group.slice(i * SIDE_BY_SIDE, (i + 1) * SIDE_BY_SIDE),
    ),
  );
  return { ours, theirs, here };
}

/** Where a group is trained. */
interface Thread {
  run(task: RunTask): Promise<RunResult[]>;
}

async function inThreads(
  { ours, theirs, here }: Queues,
  { workers, updateTimeLimit, signal }: Threads,
  keep: (key: string, spec: RunSpec, result: RunResult) => Promise<void>,
): Promise<void> {
  const worker = new URL('../../running/run-worker.js', import.meta.url).href;
  const shared = Math.min(workers, ours.length);
  const pool = new Piscina<RunTask, RunResult[]>({
    filename: worker,
    minThreads: shared,
    maxThreads: Math.max(1, shared),
  });
  const own = Array.from(
    { length: Math.min(workers, theirs.length) },
    () => new ModuleThread<RunTask, RunResult[]>(worker, updateTimeLimit),
  );
  const open: OpenProblems = new Map();
  const thisThread: Thread = { run: (task) => runHere(task, open) };
  const stop = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const stopped = new Promise<'stopped'>((resolve) => {
    const raise = () => {
      Atomics.store(new Int32Array(stop), 0, 1);
      void setTimeout(GRACE, undefined, { ref: false }).then(() => resolve('stopped'));
    };
    signal.addEventListener('abort', raise, { once: true });
  });
  const work = async (queue: Group[], thread: Thread): Promise<void> => {
    for (let group = queue.shift(); group && !signal.aborted; group = queue.shift()) {
      const started = performance.now();
      const notes = group.map(([, run]) => allocateNotes(run));
      const done = thread.run(taskOf(group, notes, stop)).catch((error: unknown) => error as Error);
      const ended = await Promise.race([done, stopped]);
      if (ended === 'stopped') return;
      const milliseconds = performance.now() - started;
      for (const [i, [key, run]] of group.entries()) {
        const result = Array.isArray(ended)
          ? ended[i]!
          : resultOfLostRun(run, notes[i]!, milliseconds, ended);
        await keep(key, run.spec, result);
      }
    }
  };
  try {
    await Promise.all([
      ...Array.from({ length: shared }, () => work(ours, pool)),
      ...own.map((thread) => work(theirs, thread)),
      work(here, thisThread),
    ]);
  } finally {
    await Promise.all([pool.destroy(), ...own.map((thread) => thread.close())]);
  }
}

function allocateNotes({ spec, source }: WantedRun): RunNotes {
  const keepsPath = findProblem(source.name).surface !== undefined;
  return new RunNotes(RunNotes.allocate(spec, keepsPath));
}

function taskOf(group: Group, notes: readonly RunNotes[], stop: SharedArrayBuffer): RunTask {
  const [[, { source }]] = group as [Group[number]];
  const specs = group.map(([, { spec }]) => spec);
  const sourceId = sourceIds.get(source) ?? ++lastSourceId;
  sourceIds.set(source, sourceId);
  const modules = specs.flatMap(({ optimizer }) => {
    const module = userModuleOf(optimizer);
    return module ? [shareModule(module)] : [];
  });
  const memory = notes.map((one) => one.memory);
  return { sourceId, source, specs, notes: memory, modules, stop };
}
