import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { CommandModule } from 'yargs';
import { analyse } from '../comparison/analyse.ts';
import { compare, type CompareOptions } from '../comparison/compare.ts';
import { loadComparison } from '../comparison/load.ts';
import { overrideComparison } from '../comparison/override.ts';
import { RunStore } from '../comparison/run-store.ts';
import type { Comparison } from '../comparison/schema.ts';
import { writeComparison } from '../comparison/write.ts';
import { UserError } from '../errors/user-error.ts';
import { prepareFolder } from '../results/write-whole.ts';
import { commandLine } from './command-line.ts';
import { EXIT } from './exit-codes.ts';
import { interruptible } from './interruption.ts';
import { showRunProgress } from './run-progress.ts';

export interface CompareArguments {
  comparison: string;
  optimizers: string | undefined;
  seeds: number | undefined;
  trials: number | undefined;
  budget: string | undefined;
  workers: number;
  data: string | undefined;
  results: string;
  store: string;
  quiet: boolean | undefined;
}

/** `lockstep compare`: optimizers tuned alike, over several seeds, with what may be concluded. */
export const compareCommand: CommandModule<object, CompareArguments> = {
  command: 'compare <comparison>',
  describe:
    'Tune optimizers under one budget, train them from several seeds, and say who is better',
  builder: (yargs) =>
    yargs
      .positional('comparison', {
        type: 'string',
        demandOption: true,
        describe: 'name or path of a comparison or experiment file',
      })
      .option('optimizers', {
        type: 'string',
        requiresArg: true,
        describe: 'only these, by name, label or module path, separated by commas; all for all',
      })
      .option('seeds', { type: 'number', requiresArg: true, describe: 'final runs of each' })
      .option('trials', {
        type: 'number',
        requiresArg: true,
        describe: 'settings that each may try; 0: no tuning',
      })
      .option('budget', {
        type: 'string',
        requiresArg: true,
        describe: 'stop after this time with what there is, as in 10m or 90s',
      })
      .option('workers', {
        type: 'number',
        requiresArg: true,
        default: availableParallelism(),
        defaultDescription: 'the cores',
        describe: 'threads to train in; changes no digit',
      })
      .option('data', {
        type: 'string',
        requiresArg: true,
        describe: 'folder with the data set’s files',
      })
      .option('results', {
        type: 'string',
        requiresArg: true,
        default: 'results',
        describe: 'folder for the tables; each comparison has its own inside',
      })
      .option('store', {
        type: 'string',
        requiresArg: true,
        default: '.lockstep/runs',
        describe: 'folder where runs are kept, so that none is done twice',
      })
      .option('quiet', { type: 'boolean', describe: 'say nothing but errors' })
      .example('$0 compare optimizer-comparison', 'the textbook’s optimizers, honestly')
      .example(
        '$0 compare optimizer-comparison --optimizers sgd,adam,./mine.ts --seeds 10 --trials 20',
        'with yours',
      ),
  handler: async (args) => {
    const loaded = await loadComparison(args.comparison);
    const comparison = await overrideComparison(loaded, args);
    const budget = args.budget === undefined ? undefined : millisecondsOf(args.budget);
    if (!(Number.isInteger(args.workers) && args.workers >= 1)) {
      throw new UserError(`--workers is ${args.workers}, expected a whole number, at least 1.`);
    }
    await prepareFolder(path.join(args.results, comparison.name));
    await prepareFolder(args.store);
    await interruptible(
      (signal) => run(comparison, args, budget, signal),
      'Stopping; the runs that are done are kept.',
    );
  },
};

async function run(
  comparison: Comparison,
  args: CompareArguments,
  budget: number | undefined,
  signal: AbortSignal,
): Promise<void> {
  const startedAt = new Date();
  const deadline = budget === undefined ? undefined : AbortSignal.timeout(budget);
  const progress = showRunProgress(args.quiet === true);
  const counts = { kept: 0, computed: 0 };
  const options: CompareOptions = {
    store: new RunStore(args.store),
    workers: args.workers,
    dataFolder: args.data,
    signal: deadline ? AbortSignal.any([signal, deadline]) : signal,
    onPhase: (phase, runs) => progress.phase(phase, runs),
    onRun: (kept) => {
      counts[kept ? 'kept' : 'computed']++;
      progress.run(kept);
    },
  };
  if (!args.quiet) process.stdout.write(`${comparison.title}\n`);
  const compared = await compare(comparison, options).finally(() => progress.end());
  const ending = signal.aborted
    ? 'It was interrupted.'
    : deadline?.aborted
      ? `It was stopped after ${args.budget}, its budget.`
      : undefined;
  const analysis = analyse(compared);
  const folder = path.join(args.results, comparison.name);
  const summary = await writeComparison(
    folder,
    analysis,
    {
      command: commandLine(),
      workers: args.workers,
      seconds: (Date.now() - startedAt.getTime()) / 1000,
      startedAt: startedAt.toISOString(),
      ...counts,
    },
    ending,
  );
  if (!args.quiet) {
    process.stdout.write(`\n${summary}\nNumbers: ${folder} (`);
    process.stdout.write(
      `${counts.computed} runs computed, ${counts.kept} taken from ${args.store})\n`,
    );
  }
  const failed =
    compared.leftOut.length > 0 ||
    analysis.problems.some(({ optimizers }) => optimizers.some((one) => one.failed > 0));
  if (signal.aborted) process.exitCode = EXIT.interrupted;
  else if (failed) process.exitCode = EXIT.failure;
}

function millisecondsOf(text: string): number {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)(s|m|h)$/.exec(text) ?? [];
  if (amount === undefined || Number(amount) === 0) {
    throw new UserError(`--budget is "${text}", expected a time as in 90s, 10m or 1h.`);
  }
  return Number(amount) * { s: 1000, m: 60_000, h: 3_600_000 }[unit as 's' | 'm' | 'h'];
}
