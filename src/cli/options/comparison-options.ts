import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { Argv } from 'yargs';
import { UserError } from '../../base/errors/user-error.ts';
import { updateTimeLimitOption } from './update-time-limit.ts';

/** What all commands that compute a comparison's runs are told. */
export interface ComparisonArguments {
  comparison: string;
  optimizers: string | undefined;
  seeds: number | undefined;
  budget: string | undefined;
  updateTimeLimit: number | undefined;
  workers: number;
  data: string | undefined;
  results: string;
  store: string;
  quiet: boolean | undefined;
}

export function comparisonOptions(yargs: Argv): Argv<ComparisonArguments> {
  return yargs
    .positional('comparison', {
      type: 'string',
      demandOption: true,
      describe: 'name or path of a suite, comparison or experiment file',
    })
    .option('optimizers', {
      type: 'string',
      requiresArg: true,
      describe: 'only these, by name, label or module path, separated by commas; all for all',
    })
    .option('seeds', { type: 'number', requiresArg: true, describe: 'runs of each, tuned' })
    .option('budget', {
      type: 'string',
      requiresArg: true,
      describe: 'stop after this time with what there is, as in 10m or 90s',
    })
    .option('update-time-limit', updateTimeLimitOption())
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
      describe: 'folder for the tables, which go to comparisons/NAME inside',
    })
    .option('store', {
      type: 'string',
      requiresArg: true,
      default: '.lockstep/runs',
      describe: 'folder where runs are kept, so that none is done twice',
    })
    .option('quiet', { type: 'boolean', describe: 'say nothing but errors' }) as never;
}

/** Where a comparison's tables go: apart from an experiment's results of the same name. */
export function comparisonFolder(results: string, name: string): string {
  return path.join(results, 'comparisons', name);
}

/** What is said where something complete would have been replaced by something that is not. */
export function staysSentence(what: string, { store }: Pick<ComparisonArguments, 'store'>): string {
  return (
    `${what} is complete, and stays as it is. ` +
    `What was computed now is kept in ${store}: the same command goes on from there.\n`
  );
}

/** @throws UserError where --workers or --budget can't be */
export function checkComparisonArguments({
  workers,
  budget,
}: Pick<ComparisonArguments, 'workers' | 'budget'>): { readonly budgetMilliseconds?: number } {
  if (!(Number.isInteger(workers) && workers >= 1)) {
    throw new UserError(`--workers is ${workers}, expected a whole number, at least 1.`);
  }
  if (budget === undefined) return {};
  const [, amount, unit] = /^(\d+(?:\.\d+)?)(s|m|h)$/.exec(budget) ?? [];
  if (amount === undefined || Number(amount) === 0) {
    throw new UserError(`--budget is "${budget}", expected a time as in 90s, 10m or 1h.`);
  }
  const milliseconds = { s: 1000, m: 60_000, h: 3_600_000 }[unit as 's' | 'm' | 'h'];
  return { budgetMilliseconds: Number(amount) * milliseconds };
}

/** A signal that Ctrl-C raises, or the budget's end. */
export function withBudget(
  signal: AbortSignal,
  budgetMilliseconds: number | undefined,
): { readonly either: AbortSignal; readonly isOver: () => boolean } {
  if (budgetMilliseconds === undefined) return { either: signal, isOver: () => false };
  const deadline = AbortSignal.timeout(budgetMilliseconds);
  return { either: AbortSignal.any([signal, deadline]), isOver: () => deadline.aborted };
}
