import { setTimeout } from 'node:timers/promises';
import { Piscina } from 'piscina';
import { withoutFunctions } from '../experiment/modules/optimizer-object.ts';
import { ModuleThread } from '../experiment/modules/module-thread.ts';
import { shareModule } from '../experiment/modules/user-modules.ts';
import type { Group, GroupRunEnd } from './group.ts';
import { endOfLostRun, whyLost } from './lost-run.ts';
import type { StopSignal } from './stop-signal.ts';
import type { NetworkSource, WorkerTask } from './worker.ts';

/** How long threads may take to stop when they are told to, in milliseconds. */
const GRACE = 1500;

/**
 * Trains groups in threads, as many at a time as there are threads. A thread that dies, does not stop
 * when it is told to, or whose module does not come back in time loses nothing that its runs have
 * recorded, and does not disturb the others.
 *
 * @param threads at most as many as there are groups; one for each that has a user's module
 * @param makeSource called when the threads have been started, which takes them as long
 */
export async function trainInThreads(
  groups: readonly Group[],
  threads: number,
  makeSource: () => NetworkSource,
  signal: StopSignal,
): Promise<GroupRunEnd[][]> {
  const started = performance.now();
  const worker = new URL('./worker.js', import.meta.url).href;
  const own = new Map(
    groups.filter(hasModule).map((group) => {
      const { updateTimeLimit } = group.experiment;
      return [group, new ModuleThread<WorkerTask, GroupRunEnd[]>(worker, updateTimeLimit)];
    }),
  );
  const shared = threads - own.size;
  const pool = new Piscina<WorkerTask, GroupRunEnd[]>({
    filename: worker,
    minThreads: shared,
    maxThreads: Math.max(1, shared),
  });
  const stop = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const stopped = new Promise<'stopped'>((resolve) => {
    const raise = () => {
      Atomics.store(new Int32Array(stop), 0, 1);
      void setTimeout(GRACE, undefined, { ref: false }).then(() => resolve('stopped'));
    };
    if (signal.aborted) raise();
    else signal.addEventListener('abort', raise, { once: true });
  });
  try {
    const source = makeSource();
    return await Promise.all(
      groups.map(async (group) => {
        const { experiment, runs, members, recordings, trainSize } = group;
        const modules = runs.flatMap(({ module }, run) =>
          module ? [{ run, module: shareModule(module) }] : [],
        );
        const memory = recordings.map((recording) => recording.memory);
        const task = {
          experiment: withoutFunctions(experiment),
          source,
          members,
          trainSize,
          modules,
          stop,
          recordings: memory,
        };
        const thread = own.get(group) ?? pool;
        const done = thread.run(task).catch((error: unknown) => error as Error);
        const ends = await Promise.race([done, stopped]);
        if (Array.isArray(ends)) return ends;
        return members.map((_, i) =>
          endOfLostRun(
            group,
            i,
            performance.now() - started,
            ends === 'stopped'
              ? undefined
              : (recorded) => whyLost(ends, recorded, experiment.record),
          ),
        );
      }),
    );
  } finally {
    await Promise.all([pool.destroy(), ...[...own.values()].map((thread) => thread.close())]);
  }
}

function hasModule({ runs, members }: Group): boolean {
  return members.some((run) => runs[run]?.module);
}
