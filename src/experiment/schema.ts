import { z } from 'zod';
import type { Optimizer } from '../optimizers/shared/optimizer.ts';
import { resultsName } from './results-name.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, '64 hexadecimal digits');
const probability = z.number().min(0).max(1);

/** One optimizer of an experiment: which, with what options, under what label. */
export const optimizerEntry = z
  .strictObject({
    name: z
      .string()
      .describe(
        'the optimizer (`lockstep list optimizers`), or the path of a module that exports one',
      ),
    module: z
      .strictObject({
        bundleSha256: sha256.optional().describe('of the module with all that it imports'),
        sha256: sha256.optional().describe('of the one file: what earlier versions recorded'),
      })
      .optional()
      .describe('of a module: which text of it; filled in, and checked where it is given'),
    optimizer: z.unknown().optional(),
    label: z.string().min(1).optional().describe('its name in charts and tables; unique'),
    enabled: z.boolean().default(true).describe('false leaves it out'),
    options: z
      .record(z.string(), z.unknown())
      .default({})
      .describe("the optimizer's own options; what is not given has its default"),
    schedule: z
      .looseObject({ name: z.string() })
      .default({ name: 'constant' })
      .describe('how the learning rate changes: a name and its options'),
    wrappers: z
      .array(z.looseObject({ name: z.string() }))
      .optional()
      .describe('what is put around the optimizer, innermost first: names and their options'),
  })
  .describe('an optimizer, its options and its learning-rate schedule');

const dataset = z.strictObject({
  name: z.string().default('mnist').describe('`lockstep list datasets`'),
  normalize: z.boolean().default(true).describe('pixels as 0…1 (value ÷ 255) or as 0…255'),
  labels: z.enum(['indices', 'one-hot']).default('indices'),
});
/** Its name or path alone stands for a data set with every default. */
const datasetName = z.string().transform((name): z.input<typeof dataset> => ({ name }));
/**
 * Seconds that a call of a user's module may take, where nothing else is said. The first update of
 * SOAP with a thousand hidden units takes half of them where four others share its core.
 */
export const UPDATE_TIME_LIMIT = 60;

/** Of the files of experiments and of studies. */
export const updateTimeLimit = z
  .number()
  .gt(0)
  .optional()
  .describe(
    `seconds that an update of a module, or another of its functions, may take; then its run is ended (default ${UPDATE_TIME_LIMIT})`,
  );

/** An experiment file, with its defaults. */
export const experimentSchema = z
  .strictObject({
    name: resultsName.describe('names the results folder and the report'),
    title: z.string().min(1).describe("the report's heading"),
    description: z.string().default('').describe('what the experiment is for'),
    dataset: z
      .union([datasetName.pipe(dataset), dataset])
      .prefault({})
      .describe('its name, or the path of one of yours; or that and how it is taken'),
    network: z
      .strictObject({
        hiddenSize: z.int().min(1).max(100_000).default(100).describe('units of the hidden layer'),
        activation: z.enum(['relu', 'sigmoid']).default('relu'),
        weightInitStd: z
          .number()
          .min(0)
          .default(0.01)
          .describe('standard deviation of the weights'),
      })
      .prefault({}),
    precision: z.enum(['float64', 'float32']).default('float64'),
    seed: z.int().min(0).max(4_294_967_295).default(0).describe('of the random stream'),
    iterations: z.int().min(1).max(100_000_000).describe('updates of each network'),
    batchSize: z.int().min(1).max(1_000_000),
    init: z
      .enum(['shared', 'independent'])
      .default('shared')
      .describe('all networks start from the same parameters, or each draws its own'),
    record: z
      .enum(['after', 'before'])
      .default('after')
      .describe('the loss is taken after the update, on the same batch, or before it'),
    evaluate: z
      .strictObject({
        every: z.int().min(1).optional().describe('evaluates at iterations 0, n, 2n, …'),
        end: z.boolean().default(false).describe('evaluates after the last iteration'),
      })
      .prefault({})
      .describe('when accuracies are taken, on all training and all test images'),
    norms: z
      .strictObject({
        every: z
          .int()
          .min(1)
          .default(10)
          .describe('taken at the updates of iterations 0, n, 2n, … and at the last'),
      })
      .optional()
      .describe('records the norms of weights, gradients and updates, for `norms.csv` and charts'),
    weights: z
      .strictObject({
        every: z
          .int()
          .min(1)
          .optional()
          .describe('also after iterations 0, n, 2n, …; without it, after the last only'),
        units: z
          .int()
          .min(1)
          .max(100_000)
          .default(16)
          .describe('of how many units, the first ones'),
      })
      .optional()
      .describe('records the hidden layer’s weights, for `weights.csv` and as images'),
    smoothing: z
      .strictObject({
        window: z
          .int()
          .min(1)
          .refine((window) => window % 2 === 1, 'must be odd')
          .default(11)
          .describe('length of the Kaiser window'),
        beta: z.number().min(0).default(2).describe("the Kaiser window's beta"),
      })
      .prefault({}),
    printEvery: z
      .int()
      .min(1)
      .default(100)
      .describe('iterations between the losses printed by --verbose'),
    updateTimeLimit,
    charts: z
      .array(
        z.discriminatedUnion('type', [
          z.strictObject({
            type: z.literal('loss'),
            markerEvery: z.int().min(1).default(100).describe('iterations between two markers'),
            yRange: z
              .tuple([z.number(), z.number()])
              .optional()
              .describe('of the losses shown; without it from 0 up to the largest'),
          }),
          z.strictObject({
            type: z.literal('accuracy'),
            yRange: z.tuple([probability, probability]).default([0, 1]),
          }),
        ]),
      )
      .min(1)
      .default([{ type: 'loss', markerEvery: 100 }]),
    optimizers: z.array(optimizerEntry).min(1),
  })
  .describe('a lockstep experiment');

/** An experiment as it is run: every default filled in. */
export type Experiment = z.infer<typeof experimentSchema>;
/** An experiment as it may be written: what has a default can be left out. */
export type WrittenExperiment = Omit<z.input<typeof experimentSchema>, 'optimizers'> & {
  readonly optimizers: readonly WrittenOptimizer[];
};
/** An optimizer of an experiment by its name or path, or, in code, the optimizer itself. */
export type WrittenOptimizer =
  Named | (Omit<Named, 'name' | 'module'> & OptimizerObject) | Optimizer;
type Named = Omit<z.input<typeof optimizerEntry>, 'optimizer'>;
interface OptimizerObject {
  /**
   * One of the library's, or of yours. Yours is trained in the thread that runs the experiment, as its
   * functions can't go to another: while its `update` runs, nothing else does, and one that never returns
   * is ended by nothing. Its runs are never kept in a store, as nothing identifies it.
   */
  readonly optimizer: Optimizer;
}
export type OptimizerEntry = z.infer<typeof optimizerEntry>;
export type ChartSettings = Experiment['charts'][number];
