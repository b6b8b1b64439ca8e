import { availableParallelism } from 'node:os';
import { z } from 'zod';
import { expectObject, expectText, hasKeys, wrongArgument } from '../base/errors/wrong-argument.ts';
import { callback, callOptions, checkCallOptions } from '../experiment/call-options.ts';
import type { StopSignal } from '../running/stop-signal.ts';
import { prepareFolder } from '../base/files/write-whole.ts';
import { analyse, type Analysis } from './analyse.ts';
import { isComplete } from './complete.ts';
import { tuneAndTrain } from './compare.ts';
import { completeStudy, loadStudyFile } from './plan/load.ts';
import type { StudyEnvironment } from './environment.ts';
import { studyResults, isStudyResults, type StudyResults } from './results.ts';
import { RunStore } from './store/run-store.ts';
import type { Study, WrittenStudy } from './plan/schema.ts';
import { summaryText } from './words/summary.ts';
import { writeStudyFiles } from './write.ts';

/** Where runs are kept, as the command line has it. */
const USUAL_STORE = '.lockstep/runs';

/** How a study is run; none of it changes a digit. */
export interface StudyOptions {
  /** Folder where runs are kept, so that none is done twice; without it `.lockstep/runs`. */
  readonly store?: string | undefined;
  /** Threads to train in; without it, as many as there are cores. */
  readonly workers?: number | undefined;
  /** Ends the work early; runs that are done are kept. */
  readonly signal?: StopSignal | undefined;
  /** Where the data sets' files are; without it, where they came with the installation. */
  readonly dataFolder?: string | undefined;
  /** What was typed, for the record in `environment.json`. */
  readonly command?: string | undefined;
  /** Told before each phase how many runs it wants. */
  readonly onPhase?: ((phase: string, runs: number) => void) | undefined;
  /** Told of every run that is there: taken from the store, or computed. */
  readonly onRun?: ((kept: boolean) => void) | undefined;
  /** Asked in the end why the work was ended early, if it was: a sentence for the summary. */
  readonly ended?: (() => string | undefined) | undefined;
}

const studyOptions = z.strictObject({
  ...callOptions,
  store: z.string().min(1).optional(),
  dataFolder: z.string().optional(),
  onPhase: callback,
  onRun: callback,
  ended: callback,
});

/** A study that was run, as far as it got: its tables, and what they say. */
export interface ComparedStudy extends StudyResults {
  readonly environment: StudyEnvironment;
  /** In numbers. */
  readonly analysis: Analysis;
  /** In words, as Markdown. */
  readonly summary: string;
}

/**
 * A study written in code, checked and with every default filled in.
 *
 * @param written as a study's file has it; paths of modules refer to the working directory
 * @throws UserError that names the key of each mistake
 */
export async function defineStudy(written: WrittenStudy): Promise<Study> {
  expectObject('defineStudy', 'a study, as its file would have it', written);
  return completeStudy(written);
}

/**
 * Loads a study's file, or an experiment's as a study of its optimizers on its network.
 *
 * @param nameOrFile a file's path, or the name of one in ./experiments or of those bundled
 * @throws UserError that names the file and line of each mistake
 */
export async function loadStudy(nameOrFile: string): Promise<Study> {
  expectText('loadStudy', 'the name or the path of a file', nameOrFile);
  return loadStudyFile(nameOrFile);
}

/**
 * Runs a study: every optimizer is tuned on each problem under the same budget, then trained with the
 * settings chosen, from seeds that tuning has not seen; and says what that shows.
 *
 * @param written a study, or one as it may be written in code
 * @throws UserError that names each mistake, or where no problem's data can be had
 */
export async function compare(
  written: Study | WrittenStudy,
  options: StudyOptions = {},
): Promise<ComparedStudy> {
  expectObject('compare', 'a study, as its file would have it', written);
  checkCallOptions('compare', studyOptions, options);
  const study = await completeStudy(written);
  const {
    store = USUAL_STORE,
    workers = availableParallelism(),
    signal = new AbortController().signal,
    ended = () => (signal.aborted ? 'It was interrupted.' : undefined),
  } = options;
  await prepareFolder(store);
  const startedAt = new Date();
  const counts = { kept: 0, computed: 0 };
  const compared = await tuneAndTrain(study, {
    store: new RunStore(store),
    workers,
    signal,
    dataFolder: options.dataFolder,
    onPhase: (phase, runs) => options.onPhase?.(phase, runs),
    onRun: (kept) => {
      counts[kept ? 'kept' : 'computed']++;
      options.onRun?.(kept);
    },
  });
  const ending = isComplete(compared) ? undefined : ended();
  const analysis = analyse(compared);
  const course = {
    command: options.command ?? '',
    workers,
    seconds: (Date.now() - startedAt.getTime()) / 1000,
    startedAt: startedAt.toISOString(),
    ...counts,
  };
  return {
    ...studyResults(analysis, course, ending),
    analysis,
    summary: summaryText(analysis, ending),
  };
}

/**
 * Writes a study's folder: its tables, the summary, `comparison.json` and, last, `environment.json`.
 * All but the last are the same bytes whenever the study is run.
 */
export async function writeStudy(folder: string, study: ComparedStudy): Promise<void> {
  expectText('writeStudy', 'the path of a results folder first', folder);
  if (!isStudyResults(study) || !hasKeys(study, 'summary')) {
    throw wrongArgument('writeStudy', 'what compare gives second', study);
  }
  await writeStudyFiles(folder, study, study.summary);
}
