import { createHash } from 'node:crypto';
import { TimeLimitExceeded } from '../experiment/modules/module-thread.ts';
import type { Experiment } from '../experiment/schema.ts';
import { TwoLayerNet } from '../network/two-layer-net.ts';
import type { Group, GroupRunEnd } from './group.ts';
import { hashOf } from './lockstep-run.ts';
import { drawStart } from './start.ts';

/**
 * What there is to tell of a run that can't tell it itself, as its thread is gone or it could not begin:
 * what it recorded is there, and what it was given can be drawn again.
 *
 * @param member which of the group's runs
 * @param milliseconds for how long the thread was there
 * @param why it ended, in a clause, told how many losses there are; nothing where it was told to
 */
export function endOfLostRun(
  { experiment, runs, members, recordings, shape, trainSize }: Group,
  member: number,
  milliseconds: number,
  why: ((recorded: number) => string) | undefined,
): GroupRunEnd {
  const recording = recordings[member]!;
  const isLost = recording.status === 'running';
  if (isLost) recording.status = why ? 'failed' : 'interrupted';
  const { parameters } = new TwoLayerNet(shape);
  const parametersOf = (run: number) => (run === members[member] ? parameters : undefined);
  const random = drawStart(
    experiment,
    runs.length,
    parametersOf,
    new TwoLayerNet(shape).parameters,
  );
  const batches = createHash('sha256');
  for (let iteration = 0; iteration < recording.iterations; iteration++) {
    batches.update(random.choice(trainSize, experiment.batchSize));
  }
  return {
    initialParametersSha256: hashOf(parameters),
    batchesSha256: batches.digest('hex'),
    seconds: milliseconds / 1000,
    ...(why && isLost ? { error: why(recording.iterations) } : {}),
  };
}

/**
 * Why a run's thread ended, in a clause.
 * @param recorded how many losses there are
 * @param record when they are taken
 */
export function whyLost(error: Error, recorded: number, record: Experiment['record']): string {
  if (!(error instanceof TimeLimitExceeded)) return `its thread ended: ${error.message}`;
  // A loss from before an update is recorded when the run is judged after it.
  const isRecorded = record === 'before' && error.call === 'evaluationPoint';
  return error.at(isRecorded ? recorded - 1 : recorded);
}
