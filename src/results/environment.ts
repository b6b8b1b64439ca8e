import { z } from 'zod';

/** `environment.json`: what differs from machine to machine and from run to run. */
export const environmentSchema = z.strictObject({
  command: z.string(),
  engine: z.enum(['wasm', 'reference']).describe('changes no digit in float64'),
  workers: z.int().describe('threads that the engine could use; changes no digit'),
  startedAt: z.string().describe('ISO 8601, UTC'),
  finishedAt: z.string().describe('ISO 8601, UTC'),
  seconds: z.number().describe('wall-clock time of the training'),
  runs: z.array(
    z.strictObject({
      optimizer: z.string(),
      seed: z.int(),
      seconds: z.number().describe('time spent on this run alone'),
    }),
  ),
  machine: z.strictObject({
    platform: z.string(),
    architecture: z.string(),
    processor: z.string(),
    cores: z.int(),
    memoryGiB: z.number(),
  }),
  versions: z.record(z.string(), z.string()).describe('of Node and the libraries'),
});

export type Environment = z.infer<typeof environmentSchema>;
