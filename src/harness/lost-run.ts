import { createHash } from 'node:crypto';
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
 * @param error why it ended, in a clause; nothing where it was told to
 */
export function endOfLostRun(
  { experiment, runs, members, recordings, shape, trainSize }: Group,
  member: number,
  milliseconds: number,
  error: string | undefined,
): GroupRunEnd {
  const recording = recordings[member]!;
  if (recording.status === 'running') {
    recording.status = error === undefined ? 'interrupted' : 'failed';
  }
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
    ...(error === undefined ? {} : { error }),
  };
}
