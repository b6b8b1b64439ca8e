import type { ModuleCalls } from '../experiment/modules/module-calls.ts';
import type { Experiment, OptimizerEntry } from '../experiment/schema.ts';
import { optimizerOfEntry, userModuleOf } from '../experiment/modules/user-modules.ts';
import { optionsSchema, type OptionSpecs, type OptionValues } from '../base/options/options.ts';
import type { Optimizer } from '../optimizers/shared/optimizer.ts';
import { findWrapper } from '../optimizers/wrappers/registry.ts';
import { findSchedule } from '../schedules/registry.ts';
import type { Schedule } from '../schedules/schedule.ts';

/** An optimizer as an experiment or a run's specification has it. */
export type RunEntry = Omit<OptimizerEntry, 'enabled' | 'label'> & {
  readonly label?: string | undefined;
};

/** One run of a study: an optimizer with its options and schedule, from one seed. */
export interface PlannedRun {
  /** The optimizer's label, unique within the experiment. */
  readonly label: string;
  readonly seed: number;
  /** With its wrappers around it, if it has any. */
  readonly optimizer: Optimizer;
  /** What it was made from: all that another thread has to be told of it. */
  readonly entry: RunEntry;
  readonly options: OptionValues<OptionSpecs> & { readonly lr: number };
  readonly schedule: Schedule;
  readonly scheduleOptions: OptionValues<OptionSpecs>;
}

/** The runs of an experiment, in the order in which their networks are drawn. */
export function planRuns({ optimizers, seed }: Experiment): PlannedRun[] {
  return optimizers
    .filter(({ enabled }) => enabled)
    .map(({ enabled: _, ...entry }) => planRun(entry, seed));
}

/** The run of one entry of an experiment, all of whose options are filled in. */
export function planRun(entry: RunEntry, seed: number): PlannedRun {
  const optimizer = optimizerOf(entry);
  const { name: scheduleName, ...scheduleOptions } = entry.schedule;
  const wrapped = (entry.wrappers ?? []).reduce((inner, { name, ...given }) => {
    const wrapper = findWrapper(name);
    return wrapper.wrap(inner, optionsSchema(wrapper.options).parse(given));
  }, optimizer);
  const schedule = findSchedule(scheduleName);
  return {
    label: entry.label ?? optimizer.label,
    seed,
    optimizer: wrapped,
    entry,
    options: optionsSchema(optimizer.options).parse(entry.options) as PlannedRun['options'],
    schedule,
    scheduleOptions: optionsSchema(schedule.options).parse(scheduleOptions),
  };
}

/** The optimizer of an entry that has been checked. @throws RangeError where there is none */
export function optimizerOf(entry: RunEntry): Optimizer {
  const found = optimizerOfEntry(entry);
  if (!found) throw new RangeError(`there is no optimizer "${entry.name}"`);
  return found;
}

/** A run whose calls into its user's module are noted, if it has one. */
export function withCallsNoted(run: PlannedRun, calls: ModuleCalls): PlannedRun {
  return userModuleOf(run.entry) ? { ...run, optimizer: calls.noted(run.optimizer) } : run;
}
