import { z } from 'zod';
import { METRICS } from '../problems/problem.ts';
import type { RunRecording } from './recording.ts';

/** JSON has no numbers that are not finite; they are written as words. */
export const numberOrWord = z
  .union([z.number(), z.enum(['Infinity', '-Infinity', 'NaN'])])
  .transform((value) => Number(value));

const evaluation = z.strictObject({
  /** Updates made. */
  step: z.int(),
  loss: numberOrWord,
  accuracy: numberOrWord,
});

const conclusion = z.partialRecord(z.enum(METRICS), numberOrWord);

/** What a run came to. */
export const runResultSchema = z.strictObject({
  status: z.enum(['finished', 'diverged', 'failed', 'interrupted']),
  /** How many updates it made. */
  steps: z.int(),
  /** Of each batch, before the update. */
  losses: z.array(numberOrWord),
  evaluations: z.array(evaluation),
  final: conclusion,
  /** The parameters after each update, for functions of two numbers. */
  path: z.array(z.tuple([numberOrWord, numberOrWord])).optional(),
  stateBytes: z.int(),
  batchesSha256: z.string(),
  initialParametersSha256: z.string(),
  error: z.string().optional(),
  /** Time spent on the run alone; the only thing that is not the same each time. */
  seconds: z.number(),
});

export type RunResult = z.infer<typeof runResultSchema>;

/** How a run ended: what its recording doesn't tell. */
export type RunEnd = Pick<
  RunResult,
  'final' | 'batchesSha256' | 'initialParametersSha256' | 'error' | 'seconds'
>;

/** What a study's run came to. */
export function resultOf(recording: RunRecording, { error, ...end }: RunEnd): RunResult {
  const { status, iterations, losses, validations, path, stateBytes } = recording;
  const { final, batchesSha256, initialParametersSha256, seconds } = end;
  return {
    status: status === 'running' ? 'interrupted' : status,
    steps: iterations,
    losses: [...losses.subarray(0, iterations)],
    evaluations: validations,
    final,
    ...(path ? { path } : {}),
    stateBytes,
    batchesSha256,
    initialParametersSha256,
    ...(error === undefined ? {} : { error }),
    seconds,
  };
}

/** For `JSON.stringify`: numbers that are not finite become the words that the schema reads. */
export function withWordsForInfinities(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
}
