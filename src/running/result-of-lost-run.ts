import { createHash } from 'node:crypto';
import { hashOf } from './lockstep-run.ts';
import { whyLost } from './lost-run.ts';
import type { Parameter } from '../network/parameter.ts';
import type { OpenProblem, ProblemSource } from '../problems/problem.ts';
import { findProblem } from '../problems/registry.ts';
import { RandomState } from '../base/random/random-state.ts';
import type { RunNotes } from './run-notes.ts';
import type { RunResult } from './run-result.ts';
import type { RunSpec } from './run-spec.ts';

interface Opened {
  readonly problem: OpenProblem;
  readonly parameters: readonly Parameter[];
}

/** Problems whose runs were lost, opened in this thread to draw again what they were given. */
const opened = new WeakMap<ProblemSource, Opened>();

/**
 * What is left of a run whose thread ended: what it noted is there, and what it was given can be
 * drawn again.
 *
 * @param milliseconds for how long it was trained
 * @param error why the thread ended
 */
export function resultOfLostRun(
  { spec, source }: { readonly spec: RunSpec; readonly source: ProblemSource },
  notes: RunNotes,
  milliseconds: number,
  error: Error,
): RunResult {
  const { recording } = notes;
  const isDiverged = recording.status === 'diverged';
  if (!isDiverged) recording.status = 'failed';
  const { problem, parameters } = open(source);
  const random = new RandomState(spec.seed);
  problem.initialize(parameters, random);
  const initialParametersSha256 = hashOf(parameters);
  const batches = createHash('sha256');
  for (let step = 0; step < recording.iterations; step++) {
    batches.update(problem.drawBatch(random));
  }
  return notes.result({
    final: {},
    batchesSha256: batches.digest('hex'),
    initialParametersSha256,
    seconds: milliseconds / 1000,
    ...(isDiverged ? {} : { error: whyLost(error, recording.iterations, 'before') }),
  });
}

function open(source: ProblemSource): Opened {
  const known = opened.get(source);
  if (known) return known;
  const problem = findProblem(source.name).open(source);
  const { parameters } = problem.createModel();
  opened.set(source, { problem, parameters });
  return { problem, parameters };
}
