import { z } from 'zod';
import { recordedName } from '../experiment/results-name.ts';
import { experimentSchema } from '../experiment/schema.ts';
import { RUN_STATUSES } from './run-status.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

export const manifestRun = z.strictObject({
  optimizer: z.string().describe("the optimizer's label"),
  seed: z.int(),
  status: z.enum(RUN_STATUSES),
  iterations: z.int().describe('iterations whose loss was recorded'),
  divergedAt: z.int().optional().describe('the iteration whose loss was not finite'),
  error: z.string().optional().describe('why the run failed, in a sentence'),
  batchesSha256: sha256.describe('of the row numbers it was trained on, 32-bit little-endian'),
  initialParametersSha256: sha256.describe(
    'of its first parameters, little-endian, in their order',
  ),
});

/** `manifest.json`: everything behind the numbers that is the same whenever the experiment is run. */
export const manifestSchema = z.strictObject({
  lockstep: z.string().describe("lockstep's version"),
  experiment: experimentSchema.extend({ name: recordedName }),
  dataset: z.strictObject({
    name: z.string(),
    trainSize: z.int(),
    testSize: z.int(),
    inputSize: z.int(),
    classes: z.int(),
    files: z.array(z.strictObject({ name: z.string(), sha256 })),
  }),
  runs: z.array(manifestRun),
});

export type ManifestRun = z.infer<typeof manifestRun>;
export type Manifest = z.infer<typeof manifestSchema>;
