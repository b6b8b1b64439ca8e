import path from 'node:path';
import type { InferredOptionTypes } from 'yargs';
import { isCompleteSensitivityTable } from '../../study/complete.ts';
import { loadStudyFile } from '../../study/plan/load.ts';
import { figure, metricWords } from '../../study/words/metric-words.ts';
import { overrideStudy } from '../../study/plan/override.ts';
import { RunStore } from '../../study/store/run-store.ts';
import {
  measureSensitivity,
  type MeasuredSensitivity,
  type OptimizerSensitivity,
} from '../../study/tuning/sensitivity.ts';
import { sensitivity, sensitivityFile, sensitivityRows } from '../../study/tables/sensitivity.ts';
import { UserError } from '../../base/errors/user-error.ts';
import { textTable } from '../../base/text/text-table.ts';
import { prepareFolder, writeWhole } from '../../base/files/write-whole.ts';
import { goOnUnread } from '../closed-pipe.ts';
import type { Command } from '../command.ts';
import {
  studyFolder,
  studyArguments,
  staysSentence,
  withBudget,
  type StudyArguments,
} from '../options/study-options.ts';
import { flag, text, wholeNumber } from '../options/flag.ts';
import { EXIT } from '../exit-codes.ts';
import { interruptible } from '../interruption.ts';
import { showRunProgress } from '../progress/run-progress.ts';

const flags = {
  option: flag(
    'option',
    'the option that is varied (default: the file’s, else lr)',
    text('an option’s name'),
  ),
  points: flag('points', 'how many values of it (default: the file’s, else 13)', wholeNumber(2)),
};

interface SensitivityArguments extends StudyArguments, InferredOptionTypes<typeof flags> {}

/** `lockstep sensitivity`: how much the result hangs on an option. */
export const sensitivityCommand: Command<SensitivityArguments> = {
  builder: (yargs) =>
    studyArguments(yargs)
      .options(flags)
      .example(
        '$0 sensitivity optimizer-comparison --seeds 3',
        'learning rates of four optimizers',
      ),
  handler: async (args) => {
    goOnUnread();
    const study = await overrideStudy(await loadStudyFile(args.study, args), args);
    const { option = 'lr', points = 13 } = {
      ...study.sensitivity,
      ...(args.option === undefined ? {} : { option: args.option }),
      ...(args.points === undefined ? {} : { points: args.points }),
    };
    const folder = studyFolder(args.results, study.name);
    await prepareFolder(folder);
    await prepareFolder(args.store);
    await interruptible(async (signal) => {
      const { either } = withBudget(signal, args.budget);
      const progress = showRunProgress(args.quiet === true);
      const measured = await measureSensitivity(study, {
        store: new RunStore(args.store),
        workers: args.workers,
        signal: either,
        dataFolder: args.data,
        option,
        points,
        onPhase: (phase, runs) => progress.phase(phase, runs),
        onRun: (kept) => progress.run(kept),
      }).finally(() => progress.end());
      if (measured.results.length === 0) {
        throw new UserError(`No optimizer of the study has a range for ${option}.`);
      }
      const file = path.join(folder, sensitivityFile(option));
      const isComplete = measured.results.every(({ points }) =>
        points.every(({ runs }) => runs === study.seeds),
      );
      const stays = !isComplete && (await isCompleteSensitivityTable(file));
      if (!stays) {
        await writeWhole(file, sensitivity.write(sensitivityRows(option, measured.results)));
      }
      const failures = measured.results.flatMap((one) => one.failures);
      if (!args.quiet) {
        const where = stays ? staysSentence(`The table ${file}`, args) : `Numbers: ${file}\n`;
        process.stdout.write(`\n${describe(option, measured)}\n\n`);
        for (const failure of failures) process.stdout.write(`${failure}\n`);
        process.stdout.write(where);
      }
      if (signal.aborted) process.exitCode = EXIT.interrupted;
      else if (failures.length > 0) process.exitCode = EXIT.failure;
    }, 'Stopping; the runs that are done are kept.');
  },
};

function describe(option: string, { results, without }: MeasuredSensitivity): string {
  const columns = [
    { heading: 'problem' },
    { heading: 'optimizer' },
    { heading: 'best', numeric: true },
    { heading: `at ${option}`, numeric: true },
    { heading: 'within 5 % of it from', numeric: true },
    { heading: 'to', numeric: true },
    { heading: 'decades', numeric: true },
    { heading: 'diverged at', numeric: true },
  ];
  const table = textTable(columns, results.map(rowOf));
  const metrics = [...new Set(results.map(({ metric }) => metricWords(metric)))].join(', ');
  const left = without.length > 0 ? `\nNo range for ${option}: ${without.join(', ')}.` : '';
  return `${table}\n\nBy ${metrics}, the mean over the seeds.${left}`;
}

function rowOf({ problem, optimizer, points, range }: OptimizerSensitivity): string[] {
  const bad = points.filter(({ diverged }) => diverged > 0).map(({ value }) => value);
  const divergedFrom = bad.length > 0 ? `${figure(Math.min(...bad))} and up` : '–';
  if (!range) return [problem, optimizer, '–', '–', '–', '–', '–', divergedFrom];
  const { best, low, high, decades } = range;
  return [
    problem,
    optimizer,
    figure(best.metric),
    figure(best.value),
    figure(low),
    figure(high),
    Number.isNaN(decades) ? '–' : decades.toFixed(2),
    divergedFrom,
  ];
}
