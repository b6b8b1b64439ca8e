import type { CommandModule } from 'yargs';
import { analyse } from '../comparison/analyse.ts';
import { compare, type CompareOptions } from '../comparison/compare.ts';
import { holdsCompleteComparison, isComplete } from '../comparison/complete.ts';
import { loadComparison } from '../comparison/load.ts';
import { overrideComparison } from '../comparison/override.ts';
import { RunStore } from '../comparison/run-store.ts';
import type { Comparison } from '../comparison/schema.ts';
import { comparisonResults } from '../comparison/results.ts';
import { summaryText } from '../comparison/summary.ts';
import { writeComparison } from '../comparison/write.ts';
import { prepareFolder } from '../results/write-whole.ts';
import { commandLine } from './command-line.ts';
import {
  checkComparisonArguments,
  comparisonFolder,
  comparisonOptions,
  staysSentence,
  withBudget,
  type ComparisonArguments,
} from './comparison-options.ts';
import { EXIT } from './exit-codes.ts';
import { interruptible } from './interruption.ts';
import { showRunProgress } from './run-progress.ts';
import { writeReport } from './write-report.ts';

interface CompareArguments extends ComparisonArguments {
  trials: number | undefined;
  reports: string;
  report: boolean;
}

/** `lockstep compare`: optimizers tuned alike, over several seeds, with what may be concluded. */
export const compareCommand: CommandModule<object, CompareArguments> = {
  command: 'compare <comparison>',
  describe:
    'Tune optimizers under one budget, train them from several seeds, and say who is better',
  builder: (yargs) =>
    comparisonOptions(yargs)
      .option('trials', {
        type: 'number',
        requiresArg: true,
        describe: 'settings that each may try; 0: no tuning',
      })
      .option('reports', {
        type: 'string',
        requiresArg: true,
        default: 'reports',
        describe: 'folder for the page and the pictures, which go to comparisons inside',
      })
      .option('report', {
        type: 'boolean',
        default: true,
        describe: 'draw the report (--no-report leaves it out)',
      })
      .example('$0 compare optimizer-comparison', 'the textbook’s optimizers, honestly')
      .example(
        '$0 compare optimizer-comparison --optimizers sgd,adam,./mine.ts --seeds 10 --trials 20',
        'with yours',
      ),
  handler: async (args) => {
    const loaded = await loadComparison(args.comparison);
    const comparison = await overrideComparison(loaded, args);
    const { budgetMilliseconds } = checkComparisonArguments(args);
    await prepareFolder(comparisonFolder(args.results, comparison.name));
    await prepareFolder(args.store);
    await interruptible(
      (signal) => run(comparison, args, budgetMilliseconds, signal),
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
  const { either, isOver } = withBudget(signal, budget);
  const progress = showRunProgress(args.quiet === true);
  const counts = { kept: 0, computed: 0 };
  const options: CompareOptions = {
    store: new RunStore(args.store),
    workers: args.workers,
    dataFolder: args.data,
    signal: either,
    onPhase: (phase, runs) => progress.phase(phase, runs),
    onRun: (kept) => {
      counts[kept ? 'kept' : 'computed']++;
      progress.run(kept);
    },
  };
  if (!args.quiet) process.stdout.write(`${comparison.title}\n`);
  const compared = await compare(comparison, options).finally(() => progress.end());
  const ending = isComplete(compared)
    ? undefined
    : signal.aborted
      ? 'It was interrupted.'
      : isOver()
        ? `It was stopped after ${args.budget}, its budget.`
        : undefined;
  const analysis = analyse(compared);
  const folder = comparisonFolder(args.results, comparison.name);
  const results = comparisonResults(
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
  const summary = summaryText(analysis, ending);
  const stays = ending !== undefined && (await holdsCompleteComparison(folder));
  if (!stays) await writeComparison(folder, results, summary);
  if (!args.quiet) {
    const runs = `${counts.computed} runs computed, ${counts.kept} taken from ${args.store}`;
    process.stdout.write(`\n${summary}\n`);
    process.stdout.write(
      stays
        ? `${runs}.\n${staysSentence(`The comparison in ${folder}`, args)}`
        : `Numbers: ${folder} (${runs})\n`,
    );
  }
  if (args.report && !stays) {
    const [page] = await writeReport(args.reports, results);
    if (!args.quiet) process.stdout.write(`Report:  ${page}\n`);
  }
  const failed =
    compared.leftOut.length > 0 ||
    analysis.problems.some(({ optimizers }) => optimizers.some((one) => one.failed > 0));
  if (signal.aborted) process.exitCode = EXIT.interrupted;
  else if (failed) process.exitCode = EXIT.failure;
}
