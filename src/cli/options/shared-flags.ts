import { availableParallelism } from 'node:os';
import { experimentSchema, UPDATE_TIME_LIMIT } from '../../experiment/schema.ts';
import { flag, flagWithDefault, listFlag, numberBy, seconds, text, wholeNumber } from './flag.ts';

/** The flags that several commands take, each with the sentence on what it is to the command at hand. */
export const sharedFlags = {
  data: (describe = 'folder with the data set’s files') => flag('data', describe, text('a folder')),

  iterations: (describe: string) =>
    flag('iterations', describe, numberBy(experimentSchema.shape.iterations)),

  optimizers: (describe: string) => listFlag('optimizers', describe, (name) => name, 'sgd,adam'),

  quiet: () => ({ type: 'boolean', describe: 'say nothing but errors' }) as const,

  report: () =>
    ({
      type: 'boolean',
      default: true,
      describe: 'draw the report (--no-report leaves it out)',
    }) as const,

  reports: (describe = 'folder for the pictures and the page') =>
    flagWithDefault('reports', describe, text('a folder'), 'reports'),

  results: (describe: string) => flagWithDefault('results', describe, text('a folder'), 'results'),

  store: (describe: string) =>
    flagWithDefault('store', describe, text('a folder'), '.lockstep/runs'),

  /** Of all commands that run users' modules. @param byDefault what holds where it is not given */
  updateTimeLimit: (byDefault = `the file’s, else ${UPDATE_TIME_LIMIT}`) =>
    flag(
      'update-time-limit',
      'seconds that an update of a module, or another function of it, may take',
      seconds,
      byDefault,
    ),

  workers: (describe = 'threads to train in; changes no digit') =>
    flagWithDefault(
      'workers',
      describe,
      wholeNumber(1),
      String(availableParallelism()),
      'the cores',
    ),
};
