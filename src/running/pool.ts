import { setTimeout } from 'node:timers/promises';
import { Piscina } from 'piscina';
import { paired } from '../base/lists/paired.ts';
import { told } from '../experiment/modules/evaluate-module.ts';
import { ModuleThread } from '../experiment/modules/module-thread.ts';
import { userModuleOf } from '../experiment/modules/user-modules.ts';
import type { ProblemSource } from '../problems/problem.ts';
import type { Dealt } from './deal.ts';
import type { Conditions } from './lockstep.ts';
import { endOfLostRun, whyLost } from './lost-run.ts';
import { OpenProblems } from './open-problems.ts';
import type { RunEntry } from './plan.ts';
import type { RunRecording } from './recording.ts';
import type { RunEnd } from './run-result.ts';
import type { StopSignal } from './stop-signal.ts';
import { trainGroup, type GroupTask } from './worker.ts';

/** How long threads may take to stop when they are told to, in milliseconds. */
const GRACE = 1500;

/** A run to be trained. */
export interface PooledRun {
  readonly entry: RunEntry;
  /** Which of the drawn first parameters it has. */
  readonly draw: number;
  /** Filled as training goes on. */
  readonly recording: RunRecording;
}

/** Runs that are trained side by side, on the same batches. */
export interface Group<Run extends PooledRun> extends Conditions {
  readonly source: ProblemSource;
  readonly runs: readonly Run[];
}

/** Groups that wait for who trains them. */
export type Queues<Run extends PooledRun> = {
  readonly [Place in keyof Dealt<Run>]: readonly Group<Run>[];
};

type Train = (task: GroupTask) => Promise<RunEnd[]>;

/**
 * The threads that train runs, and this one. A thread that dies, does not stop when it is told to, or whose
 * module does not come back in time loses nothing that its runs have recorded, and does not disturb the
 * others.
 */
export class Pool {
  private readonly threads: Piscina<GroupTask, RunEnd[]>;
  private readonly moduleThreads: readonly ModuleThread<GroupTask, RunEnd[]>[];
  private readonly here = new OpenProblems();
  private readonly lost = new OpenProblems();
  private readonly sourceIds = new Map<ProblemSource, number>();
  private readonly stop = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  private readonly stopped: Promise<'stopped'>;

  /**
   * Starts the threads, which takes them as long as other things may take this one.
   *
   * @param shared how many threads there are for the library's optimizers
   * @param own how many there are for users' modules
   * @param updateTimeLimit seconds that an update of a user's module may take
   */
  constructor(
    private readonly shared: number,
    own: number,
    private readonly signal: StopSignal,
    updateTimeLimit?: number,
  ) {
    const worker = new URL('./worker.js', import.meta.url).href;
    const maxThreads = Math.max(1, shared);
    this.threads = new Piscina({ filename: worker, minThreads: shared, maxThreads });
    this.moduleThreads = Array.from(
      { length: own },
      () => new ModuleThread<GroupTask, RunEnd[]>(worker, updateTimeLimit),
    );
    this.stopped = new Promise((resolve) => {
      const raise = () => {
        Atomics.store(new Int32Array(this.stop), 0, 1);
        void setTimeout(GRACE, undefined, { ref: false }).then(() => resolve('stopped'));
      };
      if (signal.aborted) raise();
      else signal.addEventListener('abort', raise, { once: true });
    });
  }

  /** Trains groups; those that have not begun when the signal comes never do. @param onEnd told of each run */
  async train<Run extends PooledRun>(
    queues: Queues<Run>,
    onEnd: (run: Run, end: RunEnd) => void | Promise<void>,
  ): Promise<void> {
    const { threads, moduleThreads, here } = this;
    const work = async (queue: Group<Run>[], train: Train, why: typeof whyLost) => {
      for (let group = queue.shift(); group && !this.signal.aborted; group = queue.shift()) {
        const ends = await this.endsOf(group, train, why);
        for (const [run, end] of paired(group.runs, ends)) await onEnd(run, end);
      }
    };
    const [shared, own] = [[...queues.shared], [...queues.own]];
    await Promise.all([
      ...Array.from({ length: this.shared }, () =>
        work(shared, (task) => threads.run(task), whyLost),
      ),
      ...moduleThreads.map((thread) => work(own, (task) => thread.run(task), whyLost)),
      work([...queues.here], (task) => trainGroup(task, here), told),
    ]);
  }

  /**
   * How a run of a group ended that can't tell it itself.
   * @param milliseconds for how long it was trained
   * @param why it ended, in a clause; nothing where it was told to
   */
  endOfLost(group: Group<PooledRun>, run: PooledRun, milliseconds: number, why?: string): RunEnd {
    const reused = this.lost.open(this.idOf(group.source), group.source);
    return endOfLostRun(run, reused.problem, reused.model(0), group, milliseconds, why);
  }

  /** Ends the threads, whatever they are at. */
  async close(): Promise<void> {
    await Promise.all([this.threads.destroy(), ...this.moduleThreads.map((one) => one.close())]);
  }

  private async endsOf(
    group: Group<PooledRun>,
    train: Train,
    why: typeof whyLost,
  ): Promise<readonly RunEnd[]> {
    const started = performance.now();
    const done = train(this.taskOf(group)).catch((error: unknown) => ({ error }));
    const ended = await Promise.race([done, this.stopped]);
    if (Array.isArray(ended)) return ended;
    const milliseconds = performance.now() - started;
    return group.runs.map((run) => {
      const { iterations } = run.recording;
      const because = ended === 'stopped' ? undefined : why(ended.error, iterations, group.course);
      return this.endOfLost(group, run, milliseconds, because);
    });
  }

  private taskOf({ source, runs, course, seed, draws }: Group<PooledRun>): GroupTask {
    const modules = runs.flatMap(({ entry }) => userModuleOf(entry)?.bundle ?? []);
    const told = runs.map(({ entry, draw, recording }) => ({
      entry,
      draw,
      recording: recording.memory,
    }));
    const { stop } = this;
    return { sourceId: this.idOf(source), source, course, seed, draws, runs: told, modules, stop };
  }

  private idOf(source: ProblemSource): number {
    const id = this.sourceIds.get(source) ?? this.sourceIds.size;
    this.sourceIds.set(source, id);
    return id;
  }
}
