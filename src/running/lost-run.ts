import { createHash } from 'node:crypto';
import { messageOf } from '../base/errors/message-of.ts';
import { TimeLimitExceeded } from '../experiment/modules/module-thread.ts';
import type { Model } from '../network/model.ts';
import type { OpenProblem } from '../problems/problem.ts';
import { RandomState } from '../base/random/random-state.ts';
import type { Course } from './course.ts';
import { drawParameters, type Conditions } from './lockstep.ts';
import { hashOf } from './lockstep-run.ts';
import type { RunRecording } from './recording.ts';
import type { RunEnd } from './run-result.ts';

/** A run that can't tell its end itself. */
interface LostRun {
  readonly draw: number;
  readonly recording: RunRecording;
}

/**
 * How a run ended that can't tell it itself, as its thread is gone or it could not begin: what it recorded
 * is there, and what it was given can be drawn again.
 *
 * @param model its parameters are overwritten
 * @param milliseconds for how long it was trained
 * @param why it ended, in a clause; nothing where it was told to
 */
export function endOfLostRun(
  { draw, recording }: LostRun,
  problem: OpenProblem,
  model: Model,
  { course, seed, draws }: Conditions,
  milliseconds: number,
  why: string | undefined,
): RunEnd {
  const { status } = recording;
  // What a finished run of a study came to is lost with its thread.
  const isLost = status === 'running' || (status === 'finished' && course.judge === 'validation');
  if (isLost) recording.end(why === undefined ? 'interrupted' : 'failed');
  const random = new RandomState(seed);
  drawParameters([{ draw, model }], problem, draws, random);
  const batches = createHash('sha256');
  for (let update = 0; update < recording.iterations; update++) {
    batches.update(problem.drawBatch(random));
  }
  return {
    initialParametersSha256: hashOf(model.parameters),
    batchesSha256: batches.digest('hex'),
    seconds: milliseconds / 1000,
    final: {},
    ...(why !== undefined && isLost ? { error: why } : {}),
  };
}

/**
 * Why a run's thread ended, in a clause.
 * @param recorded how many losses there are
 */
export function whyLost(error: unknown, recorded: number, { record }: Course): string {
  if (!(error instanceof TimeLimitExceeded)) return `its thread ended: ${messageOf(error)}`;
  // A loss from before an update is recorded when the run is judged after it.
  const isRecorded = record === 'before' && error.call === 'evaluationPoint';
  return error.at(isRecorded ? recorded - 1 : recorded);
}
