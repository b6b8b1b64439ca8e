import { z } from 'zod';
import { environmentSchema } from '../results/environment.ts';
import { numberOrWord } from '../running/run-result.ts';

/** `environment.json` of a study: what differs from run to run. */
export const studyEnvironmentSchema = z.strictObject({
  command: z.string(),
  workers: z.int(),
  seconds: z.number(),
  startedAt: z.string(),
  kept: z.int().describe('runs that were there already'),
  computed: z.int(),
  machine: environmentSchema.shape.machine,
  versions: environmentSchema.shape.versions,
  cost: z.array(
    z.strictObject({
      problem: z.string(),
      optimizer: z.string(),
      secondsPerUpdate: z.number().optional(),
      stateBytes: z.int().optional(),
      secondsToTarget: numberOrWord.optional(),
    }),
  ),
});

export type StudyEnvironment = z.infer<typeof studyEnvironmentSchema>;
/** What whoever runs a study knows of how it went. */
export type StudyCourse = Pick<
  StudyEnvironment,
  'command' | 'workers' | 'seconds' | 'startedAt' | 'kept' | 'computed'
>;
