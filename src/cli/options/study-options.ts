import path from 'node:path';
import type { Argv, InferredOptionTypes } from 'yargs';
import { UserError } from '../../base/errors/user-error.ts';
import { studySchema } from '../../study/plan/schema.ts';
import { flag, numberBy } from './flag.ts';
import { sharedFlags } from './shared-flags.ts';

/** The flags of all commands that compute a study's runs. */
export const studyFlags = {
  optimizers: sharedFlags.optimizers(
    'only these, by name, label or module path, separated by commas; all for all',
  ),
  seeds: flag('seeds', 'runs of each, tuned', numberBy(studySchema.shape.seeds)),
  iterations: sharedFlags.iterations('updates of each run, on every problem'),
  budget: flag('budget', 'stop after this time with what there is, as in 10m or 90s', duration),
  'update-time-limit': sharedFlags.updateTimeLimit(),
  workers: sharedFlags.workers(),
  data: sharedFlags.data(),
  results: sharedFlags.results('folder for the tables, which go to comparisons/NAME inside'),
  store: sharedFlags.store('folder where runs are kept, so that none is done twice'),
  quiet: sharedFlags.quiet(),
};

/** What all of them are told. */
export interface StudyArguments extends InferredOptionTypes<typeof studyFlags> {
  study: string;
}

/** Declares what is compared, and the flags. */
export function studyArguments(yargs: Argv): Argv<StudyArguments> {
  return yargs
    .positional('study', {
      type: 'string',
      demandOption: true,
      describe: 'name or path of a suite, study or experiment file',
    })
    .options(studyFlags);
}

/** `--trials`. @param more said behind what it is */
export function trialsFlag(more = '') {
  const { trials } = studySchema.shape.tuning.def.innerType.shape;
  return flag('trials', `settings that each may try${more}`, numberBy(trials));
}

/** Where a study's tables go: apart from an experiment's results of the same name. */
export function studyFolder(results: string, name: string): string {
  return path.join(results, 'comparisons', name);
}

/** What is said where something complete would have been replaced by something that is not. */
export function staysSentence(what: string, { store }: Pick<StudyArguments, 'store'>): string {
  return (
    `${what} is complete, and stays as it is. ` +
    `What was computed now is kept in ${store}: the same command goes on from there.\n`
  );
}

/** A time that may be spent. */
export interface Duration {
  /** As it was typed: `10m`. */
  readonly typed: string;
  readonly milliseconds: number;
}

const UNITS = { s: 1000, m: 60_000, h: 3_600_000 };

function duration(typed: string, name: string): Duration {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)([smh])$/.exec(typed) ?? [];
  if (Number(amount) > 0 && (unit === 's' || unit === 'm' || unit === 'h')) {
    return { typed, milliseconds: Number(amount) * UNITS[unit] };
  }
  throw new UserError(`${name} is "${typed}", expected a time as in 90s, 10m or 1h.`);
}

/** A signal that Ctrl-C raises, or the budget's end. */
export function withBudget(
  signal: AbortSignal,
  budget: Duration | undefined,
): { readonly either: AbortSignal; readonly isOver: () => boolean } {
  if (budget === undefined) return { either: signal, isOver: () => false };
  // Held by the timer: Node's AbortSignal.timeout is gone, unraised, once nobody holds it.
  const deadline = new AbortController();
  setTimeout(() => deadline.abort(), budget.milliseconds).unref();
  const either = AbortSignal.any([signal, deadline.signal]);
  return { either, isOver: () => deadline.signal.aborted };
}
