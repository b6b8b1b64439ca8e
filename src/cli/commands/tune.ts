import path from 'node:path';
import { stringify as toYaml } from 'yaml';
import type { InferredOptionTypes } from 'yargs';
import { chosenTrial } from '../../study/tuning/tune.ts';
import { tuneAndTrain, type Compared } from '../../study/compare.ts';
import { isComplete, isCompleteTrialTable } from '../../study/complete.ts';
import { failuresIn } from '../../study/words/failure.ts';
import { loadStudyFile } from '../../study/plan/load.ts';
import { figure, metricWords } from '../../study/words/metric-words.ts';
import { overrideStudy } from '../../study/plan/override.ts';
import { RunStore } from '../../study/store/run-store.ts';
import { trialRows, trials } from '../../study/tables/trials.ts';
import { textTable } from '../../base/text/text-table.ts';
import { prepareFolder, writeWhole } from '../../base/files/write-whole.ts';
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
import { EXIT } from '../exit-codes.ts';
import { interruptible } from '../interruption.ts';
import { showRunProgress } from '../progress/run-progress.ts';

/** Apart from the study's own tables, whose trials may be others. */
const TUNING_FOLDER = 'tuning';

const flags = { trials: trialsFlag() };

interface TuneArguments extends StudyArguments, InferredOptionTypes<typeof flags> {}

/** `lockstep tune`: the first half of a study, for those who want the settings. */
export const tuneCommand: Command<TuneArguments> = {
  builder: (yargs) =>
    studyArguments(yargs)
      .options(flags)
      .describe(
        'results',
        `folder for ${trials.file} and tuned.yaml, which go to comparisons/NAME/${TUNING_FOLDER} inside`,
      )
      .example('$0 tune optimizer-comparison --optimizers adam,lion --trials 30', 'two optimizers'),
  handler: async (args) => {
    goOnUnread();
    const study = await overrideStudy(await loadStudyFile(args.study, args), args);
    const folder = path.join(studyFolder(args.results, study.name), TUNING_FOLDER);
    await prepareFolder(folder);
    await prepareFolder(args.store);
    await interruptible(async (signal) => {
      const { either } = withBudget(signal, args.budget);
      const progress = showRunProgress(args.quiet === true);
      const compared = await tuneAndTrain(study, {
        store: new RunStore(args.store),
        workers: args.workers,
        signal: either,
        dataFolder: args.data,
        tuningOnly: true,
        onPhase: (phase, runs) => progress.phase(phase, runs),
        onRun: (kept) => progress.run(kept),
      }).finally(() => progress.end());
      const file = path.join(folder, trials.file);
      const chosen = path.join(folder, 'tuned.yaml');
      const stays = !isComplete(compared) && (await isCompleteTrialTable(file));
      if (!stays) {
        await writeWhole(file, trials.write(compared.problems.flatMap(trialRows)));
        await writeWhole(chosen, toYaml(settingsOf(compared)));
      }
      const failures = failuresOf(compared);
      if (!args.quiet) {
        const where = stays
          ? staysSentence(`The tuning in ${folder}`, args)
          : `Trials: ${file}\nSettings: ${chosen}\n`;
        process.stdout.write(`\n${tableOf(compared)}\n\n`);
        for (const failure of failures) process.stdout.write(`${failure}\n`);
        process.stdout.write(where);
      }
      if (signal.aborted) process.exitCode = EXIT.interrupted;
      else if (failures.length > 0) process.exitCode = EXIT.failure;
    }, 'Stopping; the runs that are done are kept.');
  },
};

/** The entries of each problem's optimizers, as an experiment file has them. */
function settingsOf({ problems }: Compared): object {
  return Object.fromEntries(
    problems.map(({ label: problem, optimizers }) => [
      problem,
      {
        optimizers: optimizers.map((optimizer) => ({
          name: optimizer.name,
          label: optimizer.label,
          options: chosenTrial(optimizer).settings,
        })),
      },
    ]),
  );
}

function failuresOf({ problems }: Compared): string[] {
  return problems.flatMap(({ label: problem, optimizers }) =>
    optimizers.flatMap(({ label, trials }) => {
      const results = trials.flatMap((trial) => trial.results);
      return failuresIn(problem, `runs of ${label}`, results);
    }),
  );
}

function tableOf({ problems }: Compared): string {
  const rows = problems.flatMap(({ label: problem, metric, optimizers }) =>
    optimizers.map((optimizer) => {
      const { label, trials, chosen, edges, isTuned } = optimizer;
      const { settings, scores } = chosenTrial(optimizer);
      const mean = scores.reduce((sum, one) => sum + one, 0) / scores.length;
      const changed = Object.entries(settings).filter(
        ([name, value]) => chosen === 0 || value !== trials[0]?.settings[name],
      );
      return [
        problem,
        label,
        isTuned ? `${figure(mean)} ${metricWords(metric)}` : 'nothing to tune',
        changed
          .map(
            ([name, value]) =>
              `${name} ${typeof value === 'number' ? figure(value) : String(value)}`,
          )
          .join(', '),
        edges.join(', '),
      ];
    }),
  );
  return textTable(
    [
      { heading: 'problem' },
      { heading: 'optimizer' },
      { heading: 'best' },
      { heading: 'with' },
      { heading: '' },
    ],
    rows,
  );
}
