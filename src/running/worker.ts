import type { Dataset } from '../data/dataset.ts';
import type { EngineDescription } from '../engine/engine.ts';
import { ModuleCalls } from '../experiment/modules/module-calls.ts';
import type { Watched } from '../experiment/modules/module-thread.ts';
import type { Experiment } from '../experiment/schema.ts';
import { receiveModule, type SharedModule } from '../experiment/modules/user-modules.ts';
import type { NetworkShape } from '../network/two-layer-net.ts';
import { trainGroup, type GroupRunEnd } from './group.ts';
import { engineFactory, referenceFactory } from './network-factory.ts';
import { planRuns, withCallsNoted } from './plan.ts';
import { RunRecording, type RecordingMemory } from './recording.ts';

/** What networks are made from: with the engine all of it is shared, else it is copied. */
export type NetworkSource =
  | { readonly engine: EngineDescription }
  | {
      readonly dataset: Dataset;
      readonly shape: NetworkShape;
      readonly labels: 'indices' | 'one-hot';
    };

/** What a thread is told. */
export interface WorkerTask {
  readonly experiment: Experiment;
  readonly source: NetworkSource;
  readonly members: readonly number[];
  readonly recordings: readonly RecordingMemory[];
  readonly trainSize: number;
  /** The users' modules that runs have their optimizers from, here or elsewhere. */
  readonly modules: readonly { readonly run: number; readonly module: SharedModule }[];
  /** One number; not 0 when the training is to stop. */
  readonly stop: SharedArrayBuffer;
}

/** Trains a group of an experiment's runs in this thread, which may be watched. */
export default async function trainInWorker(
  task: WorkerTask & Partial<Watched>,
): Promise<GroupRunEnd[]> {
  const { experiment, source, members, trainSize } = task;
  const calls = new ModuleCalls(task.calls);
  calls.begin('loading');
  for (const { run, module } of task.modules) {
    await receiveModule(module, members.includes(run));
  }
  calls.end();
  const stop = new Int32Array(task.stop);
  const runs = planRuns(experiment).map((run) => withCallsNoted(run, calls));
  const recordings = task.recordings.map((memory) => new RunRecording(memory));
  const ends = await trainGroup(
    { experiment, runs, members, recordings, trainSize },
    networksOf(source),
    () => Atomics.load(stop, 0) !== 0,
    calls,
  );
  calls.begin('callback');
  return ends;
}

export function networksOf(source: NetworkSource) {
  return 'engine' in source
    ? engineFactory(source.engine)
    : referenceFactory(source.dataset, source.shape, source.labels);
}
