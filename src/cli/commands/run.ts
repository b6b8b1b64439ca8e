import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { Argv } from 'yargs';
import { loadDataset, runExperiment } from '../../running/run-experiment.ts';
import type { Dataset } from '../../data/dataset.ts';
import { UserError } from '../../base/errors/user-error.ts';
import { listExperiments, loadExperiment } from '../../experiment/load.ts';
import type { Experiment } from '../../experiment/schema.ts';
import { checkOverride, overrideExperiment } from '../../experiment/override.ts';
import type { TrainingOptions } from '../../running/train.ts';
import { prepareFolder } from '../../base/files/write-whole.ts';
import { commandLine } from '../options/command-line.ts';
import { goOnUnread } from '../closed-pipe.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { interruptible } from '../interruption.ts';
import { keepResults } from '../keep-results.ts';
import type { LiveServer } from '../live-server.ts';
import { showProgress } from '../progress/progress.ts';
import { updateTimeLimitOption } from '../options/update-time-limit.ts';

interface RunArguments {
  experiments: string[];
  seed: number | undefined;
  iterations: number | undefined;
  optimizers: string[] | undefined;
  precision: 'float64' | 'float32' | undefined;
  data: string | undefined;
  engine: TrainingOptions['engine'];
  workers: number;
  updateTimeLimit: number | undefined;
  results: string;
  reports: string;
  report: boolean;
  watch: boolean | undefined;
  port: number;
  quiet: boolean | undefined;
  verbose: boolean | undefined;
}

/** `lockstep run`: trains experiments and draws their reports. */
export const runCommand: Command<RunArguments> = {
  builder: (yargs) => options(yargs) as Argv<RunArguments>,
  handler: async (args) => {
    goOnUnread();
    const tasks: { experiment: Experiment; dataset: Dataset }[] = [];
    for (const name of args.experiments) {
      const experiment = await overrideExperiment(await loadExperiment(name, args), args);
      tasks.push({ experiment, dataset: await loadDataset(experiment, args.data) });
    }
    for (const { experiment } of tasks) {
      await prepareFolder(path.join(args.results, experiment.name));
    }
    if (args.report) await prepareFolder(args.reports);
    const live = args.watch ? await serve(args.port) : undefined;
    if (live) say(args, `Live: ${live.url}\n`);
    try {
      // All of it, so that a signal that comes while results are written leaves them whole.
      await interruptible(async (signal) => {
        for (const { experiment, dataset } of tasks) {
          say(args, `${experiment.title} (${experiment.iterations} iterations)\n`);
          const results = await runExperiment(experiment, {
            dataset,
            command: commandLine(),
            engine: args.engine,
            workers: args.workers,
            signal,
            watch: (runs, recordings) => {
              live?.show({ experiment, dataset, runs, recordings });
              return showProgress(experiment, runs, recordings, args);
            },
          });
          const page = await keepResults(results, args, (text) => say(args, text));
          await live?.finish(page === undefined ? undefined : await readFile(page, 'utf8'));
          if (signal.aborted) {
            process.exitCode = EXIT.interrupted;
            return;
          }
          if (results.manifest.runs.some(({ status }) => status === 'failed')) {
            process.exitCode = EXIT.failure;
          }
        }
      });
    } finally {
      await live?.close();
    }
  },
};

/** Only who watches pays for the server, and only who wants a report for what draws it. */
async function serve(port: number): Promise<LiveServer> {
  return (await import('../live-server.ts')).LiveServer.start(port);
}

function options(yargs: Argv): Argv {
  return yargs
    .positional('experiments', {
      type: 'string',
      array: true,
      demandOption: true,
      describe: 'names (`lockstep list experiments`) or paths of experiment files',
    })
    .option('seed', {
      type: 'string',
      requiresArg: true,
      describe: 'seed of the random stream, 0 to 4294967295',
      coerce: (value: unknown) => whole('--seed', 'seed', value),
    })
    .option('iterations', {
      type: 'string',
      requiresArg: true,
      describe: 'updates of each network',
      coerce: (value: unknown) => whole('--iterations', 'iterations', value),
    })
    .option('optimizers', {
      type: 'string',
      requiresArg: true,
      describe: 'only these, in this order, separated by commas',
      coerce: commaSeparated,
    })
    .option('precision', {
      choices: ['float64', 'float32'],
      requiresArg: true,
      describe: 'number format of parameters, gradients and optimizer state',
    })
    .option('data', {
      type: 'string',
      requiresArg: true,
      describe: 'folder with the data set’s files',
    })
    .option('engine', {
      choices: ['wasm', 'reference'],
      requiresArg: true,
      default: 'wasm',
      describe: 'fast kernels, or the plain network (the same digits in float64)',
    })
    .option('workers', {
      type: 'string',
      requiresArg: true,
      defaultDescription: 'the cores',
      default: String(availableParallelism()),
      describe: 'threads to train in; changes no digit',
      coerce: wholeWorkers,
    })
    .option('update-time-limit', updateTimeLimitOption())
    .option('results', {
      type: 'string',
      requiresArg: true,
      default: 'results',
      describe: 'folder for the numbers; each experiment has its own inside',
    })
    .option('reports', {
      type: 'string',
      requiresArg: true,
      default: 'reports',
      describe: 'folder for the pictures and the page',
    })
    .option('report', {
      type: 'boolean',
      default: true,
      describe: 'draw the report (--no-report leaves it out)',
    })
    .option('watch', {
      type: 'boolean',
      describe: 'serve a page that follows the run, on this machine',
    })
    .option('port', {
      type: 'number',
      requiresArg: true,
      default: 0,
      defaultDescription: 'any that is free',
      describe: 'where --watch serves it',
    })
    .option('quiet', { type: 'boolean', describe: 'say nothing but errors' })
    .option('verbose', {
      type: 'boolean',
      describe: 'print the losses on the way, as the textbook’s program does',
    })
    .conflicts('quiet', 'verbose')
    .example('$0 run optimizer-comparison', 'the textbook’s four optimizers')
    .example(
      '$0 run optimizer-comparison --seed 1 --iterations 500',
      'another stream, a shorter run',
    )
    .example('$0 run optimizer-comparison --optimizers sgd,adam,rmsprop', 'choose the field')
    .example('$0 run my-experiment.yaml --results /tmp/results --no-report', 'a file of your own');
}

function say({ quiet }: RunArguments, text: string): void {
  if (!quiet) process.stdout.write(text);
}

function whole(flag: string, key: 'seed' | 'iterations', value: unknown): number | undefined {
  if (value === undefined) return undefined;
  if (Array.isArray(value)) throw new UserError(`${flag} is given more than once.`);
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : NaN;
  return checkOverride(flag, key, Number.isNaN(number) ? value : number);
}

function wholeWorkers(value: unknown): number {
  const number = typeof value === 'string' ? Number(value) : NaN;
  if (Number.isInteger(number) && number >= 1) return number;
  throw new UserError(
    `--workers is ${JSON.stringify(value)}, expected a whole number, at least 1.`,
  );
}

function commaSeparated(value: unknown): string[] | undefined {
  if (value === undefined) return undefined;
  const names = [value].flat().flatMap((text) => String(text).split(','));
  if (names.some((name) => name.trim() === '')) {
    throw new UserError(
      '--optimizers takes names separated by commas, as in --optimizers sgd,adam.',
    );
  }
  return names.map((name) => name.trim());
}

/** What shell completion offers after `lockstep run`. */
export async function experimentNames(): Promise<string[]> {
  return (await listExperiments()).map(({ name }) => name);
}
