import type { EngineDescription } from '../engine/engine.ts';
import type { Experiment } from '../experiment/schema.ts';
import { trainGroup, type GroupRunEnd } from './group.ts';
import { engineFactory } from './network-factory.ts';
import { planRuns } from './plan.ts';
import { RunRecording, type RecordingMemory } from './recording.ts';

/** What a thread is told: all of it shared or copied. */
export interface WorkerTask {
  readonly experiment: Experiment;
  readonly engine: EngineDescription;
  readonly members: readonly number[];
  readonly recordings: readonly RecordingMemory[];
  readonly trainSize: number;
  /** One number; not 0 when the training is to stop. */
  readonly stop: SharedArrayBuffer;
}

/** Trains a group of an experiment's runs in this thread. */
export default function trainInWorker(task: WorkerTask): Promise<GroupRunEnd[]> {
  const { experiment, engine, members, trainSize } = task;
  const stop = new Int32Array(task.stop);
  const runs = planRuns(experiment);
  const recordings = task.recordings.map((memory) => new RunRecording(memory));
  return trainGroup(
    { experiment, runs, members, recordings, trainSize },
    engineFactory(engine),
    () => Atomics.load(stop, 0) !== 0,
  );
}
