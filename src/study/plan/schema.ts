import { z } from 'zod';
import { resultsName } from '../../experiment/results-name.ts';
import {
  optimizerEntry,
  updateTimeLimit,
  type WrittenExperiment,
} from '../../experiment/schema.ts';
import { METRICS } from '../../problems/problem.ts';

const range = z
  .strictObject({
    min: z.number(),
    max: z.number(),
    scaling: z.enum(['linear', 'log', 'one-minus-log']).default('log'),
  })
  .refine(({ min, max }) => min < max, 'min must be less than max')
  .refine(({ min, scaling }) => scaling !== 'log' || min > 0, 'a logarithmic range starts above 0')
  .refine(
    ({ max, scaling }) => scaling !== 'one-minus-log' || max < 1,
    'a range by the logarithm of 1 − value ends below 1',
  );
const points = z.array(z.union([z.number(), z.boolean(), z.string()])).min(1);

const comparedEntry = optimizerEntry.extend({
  tune: z
    .record(z.string(), z.union([range, points]))
    .optional()
    .describe(
      'where tuning looks, in place of the optimizer’s own ranges: {min, max, scaling} or a list',
    ),
});

const problemEntry = z.strictObject({
  name: z.string().describe('`lockstep list problems`'),
  label: z.string().min(1).optional().describe('its name in tables; unique'),
  dataset: z.string().optional().describe('the same as `options.dataset`, where it is kept'),
  options: z.record(z.string(), z.unknown()).default({}),
  iterations: z.int().min(1).max(100_000_000).optional().describe('updates of each run'),
});

/** A study: optimizers on problems, tuned alike, over several seeds. */
export const studySchema = z
  .strictObject({
    name: resultsName.describe('names the results folder'),
    title: z.string().min(1),
    description: z.string().default(''),
    dataset: z
      .string()
      .optional()
      .describe(
        'its name or path, for all problems on data that don’t name one; kept as their `options.dataset`',
      ),
    problems: z
      .array(problemEntry)
      .min(1)
      .default([{ name: 'two-layer-network', options: {} }]),
    precision: z.enum(['float64', 'float32']).default('float32'),
    seeds: z.int().min(1).max(1000).default(10).describe('runs of each optimizer, tuned'),
    firstSeed: z
      .int()
      .min(0)
      .max(2 ** 31 - 1)
      .default(1)
      .describe('the others follow'),
    evaluations: z.int().min(1).max(1000).default(20).describe('of the validation set, in a run'),
    tuning: z
      .strictObject({
        trials: z
          .int()
          .min(0)
          .max(100_000)
          .default(20)
          .describe('settings that each optimizer may try; 0 takes the defaults'),
        seeds: z.int().min(1).max(1000).default(1).describe('runs of each setting'),
        metric: z.enum(METRICS).optional().describe('what is chosen by; default the problem’s'),
        statistic: z
          .enum(['final', 'best'])
          .default('final')
          .describe('the metric at the end of a run, or the best on its way'),
        options: z
          .union([z.literal('all'), z.array(z.string()).min(1)])
          .default('all')
          .describe('which options are tuned, of those that have a range'),
      })
      .prefault({}),
    sensitivity: z
      .strictObject({
        option: z.string().default('lr').describe('the option that is varied'),
        points: z.int().min(2).max(1000).default(13).describe('how many values of it'),
      })
      .optional()
      .describe('what `lockstep sensitivity` does'),
    targets: z
      .record(z.string(), z.number())
      .optional()
      .describe('of a problem (its label) the value of the metric that is to be reached'),
    updateTimeLimit,
    optimizers: z.array(comparedEntry).min(1),
  })
  .describe('a lockstep study');

/** A study as it is run: every default filled in. */
export type Study = z.infer<typeof studySchema>;
type Written = z.input<typeof studySchema>;
/** A study as it may be written: what has a default can be left out. */
export type WrittenStudy = Omit<Written, 'optimizers'> & {
  /** As an experiment has them, and where tuning looks. */
  readonly optimizers: readonly (WrittenExperiment['optimizers'][number] &
    Pick<Written['optimizers'][number], 'tune'>)[];
};
export type ComparedEntry = Study['optimizers'][number];
