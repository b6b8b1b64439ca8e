import { capital } from '../../base/text/capital.ts';
import { tooFewSeeds } from '../../study/words/too-few-seeds.ts';
import type { InferredOptionTypes } from 'yargs';
import { holdsCompleteStudy } from '../../study/complete.ts';
import { loadStudyFile } from '../../study/plan/load.ts';
import { overrideStudy } from '../../study/plan/override.ts';
import type { Study } from '../../study/plan/schema.ts';
import { compare, writeStudy } from '../../study/study.ts';
import { prepareFolder } from '../../base/files/write-whole.ts';
import { commandLine } from '../options/command-line.ts';
import { goOnUnread } from '../closed-pipe.ts';
import type { Command } from '../command.ts';
import {
  studyFolder,
  studyArguments,
  staysSentence,
  trialsFlag,
  withBudget,
  type StudyArguments,
} from '../options/study-options.ts';
import { sharedFlags } from '../options/shared-flags.ts';
import { EXIT } from '../exit-codes.ts';
import { interruptible } from '../interruption.ts';
import { showRunProgress } from '../progress/run-progress.ts';

const flags = {
  trials: trialsFlag('; 0: no tuning'),
  reports: sharedFlags.reports(
    'folder for the page and the pictures, which go to comparisons inside',
  ),
  report: sharedFlags.report(),
};

interface CompareArguments extends StudyArguments, InferredOptionTypes<typeof flags> {}

/** `lockstep compare`: optimizers tuned alike, over several seeds, with what may be concluded. */
export const compareCommand: Command<CompareArguments> = {
  builder: (yargs) =>
    studyArguments(yargs)
      .options(flags)
      .example('$0 compare optimizer-comparison', 'the textbook’s optimizers, honestly')
      .example(
        '$0 compare optimizer-comparison --optimizers sgd,adam,./mine.ts --seeds 10 --trials 20',
        'with yours',
      ),
  handler: async (args) => {
    goOnUnread();
    const loaded = await loadStudyFile(args.study, args);
    const study = await overrideStudy(loaded, args);
    await prepareFolder(studyFolder(args.results, study.name));
    await prepareFolder(args.store);
    await interruptible(
      (signal) => run(study, args, signal),
      'Stopping; the runs that are done are kept.',
    );
  },
};

async function run(study: Study, args: CompareArguments, signal: AbortSignal): Promise<void> {
  const { either, isOver } = withBudget(signal, args.budget);
  const progress = showRunProgress(args.quiet === true);
  if (!args.quiet) {
    const tooFew = study.optimizers.length > 1 ? tooFewSeeds(study.seeds) : undefined;
    const told = tooFew === undefined ? '' : `${capital(tooFew)}.\n`;
    process.stdout.write(`${study.title}\n${told}`);
  }
  const results = await compare(study, {
    store: args.store,
    workers: args.workers,
    dataFolder: args.data,
    signal: either,
    command: commandLine(),
    onPhase: (phase, runs) => progress.phase(phase, runs),
    onRun: (kept) => progress.run(kept),
    ended: () => endingOf(signal.aborted, isOver(), args.budget?.typed),
  }).finally(() => progress.end());
  const folder = studyFolder(args.results, study.name);
  const isIncomplete = results.manifest.ended !== undefined;
  const stays = isIncomplete && (await holdsCompleteStudy(folder));
  if (!stays) await writeStudy(folder, results);
  if (!args.quiet) {
    const { computed, kept } = results.environment;
    const runs = `${computed} runs computed, ${kept} taken from ${args.store}`;
    process.stdout.write(`\n${results.summary}\n`);
    process.stdout.write(
      stays
        ? `${runs}.\n${staysSentence(`The study in ${folder}`, args)}`
        : `Numbers: ${folder} (${runs})\n`,
    );
  }
  if (args.report && !stays) {
    const { writeReport } = await import('../write-report.ts');
    const [page] = await writeReport(args.reports, results);
    if (!args.quiet) process.stdout.write(`Report:  ${page}\n`);
  }
  const { compared, problems } = results.analysis;
  const failed =
    compared.leftOut.length > 0 ||
    problems.some(({ optimizers }) => optimizers.some((one) => one.failed > 0));
  if (signal.aborted) process.exitCode = EXIT.interrupted;
  else if (failed) process.exitCode = EXIT.failure;
}

/** Why the work was ended early, in a sentence. */
function endingOf(
  interrupted: boolean,
  overBudget: boolean,
  budget: string | undefined,
): string | undefined {
  if (interrupted) return 'It was interrupted.';
  return overBudget ? `It was stopped after ${budget}, its budget.` : undefined;
}
