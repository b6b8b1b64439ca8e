import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { InferredOptionTypes } from 'yargs';
import { loadDataset, runExperiment } from '../../running/run-experiment.ts';
import type { Dataset } from '../../data/dataset.ts';
import { loadExperiment } from '../../experiment/load.ts';
import { experimentSchema, type Experiment } from '../../experiment/schema.ts';
import { overrideExperiment } from '../../experiment/override.ts';
import { prepareFolder } from '../../base/files/write-whole.ts';
import { commandLine } from '../options/command-line.ts';
import { goOnUnread } from '../closed-pipe.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { interruptible } from '../interruption.ts';
import { keepResults } from '../keep-results.ts';
import type { LiveServer } from '../live-server.ts';
import { showProgress } from '../progress/progress.ts';
import { flag, numberBy } from '../options/flag.ts';
import { sharedFlags } from '../options/shared-flags.ts';

const flags = {
  seed: flag(
    'seed',
    'seed of the random stream, 0 to 4294967295',
    numberBy(experimentSchema.shape.seed),
  ),
  iterations: sharedFlags.iterations('updates of each network'),
  optimizers: sharedFlags.optimizers('only these, in this order, separated by commas'),
  precision: {
    choices: ['float64', 'float32'],
    requiresArg: true,
    describe: 'number format of parameters, gradients and optimizer state',
  },
  data: sharedFlags.data(),
  engine: {
    choices: ['wasm', 'reference'],
    requiresArg: true,
    default: 'wasm',
    describe: 'fast kernels, or the plain network (the same digits in float64)',
  },
  workers: sharedFlags.workers(),
  'update-time-limit': sharedFlags.updateTimeLimit(),
  results: sharedFlags.results('folder for the numbers; each experiment has its own inside'),
  reports: sharedFlags.reports(),
  report: sharedFlags.report(),
  watch: { type: 'boolean', describe: 'serve a page that follows the run, on this machine' },
  port: {
    type: 'number',
    requiresArg: true,
    default: 0,
    defaultDescription: 'any that is free',
    describe: 'where --watch serves it',
  },
  quiet: sharedFlags.quiet(),
  verbose: {
    type: 'boolean',
    describe: 'print the losses on the way, as the textbook’s program does',
  },
} as const;

interface RunArguments extends InferredOptionTypes<typeof flags> {
  experiments: string[];
}

/** `lockstep run`: trains experiments and draws their reports. */
export const runCommand: Command<RunArguments> = {
  builder: (yargs) =>
    yargs
      .positional('experiments', {
        type: 'string',
        array: true,
        demandOption: true,
        describe: 'names (`lockstep list experiments`) or paths of experiment files',
      })
      .options(flags)
      .conflicts('quiet', 'verbose')
      .example('$0 run optimizer-comparison', 'the textbook’s four optimizers')
      .example(
        '$0 run optimizer-comparison --seed 1 --iterations 500',
        'another stream, a shorter run',
      )
      .example('$0 run optimizer-comparison --optimizers sgd,adam,rmsprop', 'choose the field')
      .example(
        '$0 run my-experiment.yaml --results /tmp/results --no-report',
        'a file of your own',
      ),
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

function say({ quiet }: RunArguments, text: string): void {
  if (!quiet) process.stdout.write(text);
}
