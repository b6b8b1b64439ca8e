import path from 'node:path';
import { UserError } from '../base/errors/user-error.ts';
import { optimizers } from '../optimizers/registry.ts';
import type { Issue } from './issue.ts';
import { changedDescription, enabledLabels, titleOfChosen } from './override-words.ts';
import type { Experiment } from './schema.ts';
import { addModulesOf } from './modules/user-modules.ts';
import { validateExperiment } from './validate.ts';

/** The settings of an experiment that the command line can change. */
export interface Overrides {
  readonly seed?: number | undefined;
  readonly iterations?: number | undefined;
  readonly precision?: Experiment['precision'] | undefined;
  readonly updateTimeLimit?: number | undefined;
  /** Names or labels: those of the experiment, switched on or not, or any of the library's. */
  readonly optimizers?: readonly string[] | undefined;
}

/**
 * An experiment with some of its settings changed, and a title that is true of its optimizers.
 * @throws UserError where there is no such optimizer
 */
export async function overrideExperiment(
  experiment: Experiment,
  overrides: Overrides,
): Promise<Experiment> {
  const { title, description, dataset } = experiment;
  const { updateTimeLimit } = overrides;
  const limited = { ...experiment, ...(updateTimeLimit === undefined ? {} : { updateTimeLimit }) };
  const changed: Experiment = {
    ...limited,
    seed: overrides.seed ?? experiment.seed,
    iterations: overrides.iterations ?? experiment.iterations,
    precision: overrides.precision ?? experiment.precision,
    optimizers:
      overrides.optimizers === undefined
        ? experiment.optimizers
        : await selectOptimizers(limited, overrides.optimizers),
  };
  const newTitle = titleOfChosen(
    title,
    enabledLabels(experiment.optimizers),
    enabledLabels(changed.optimizers),
    [path.basename(dataset.name)],
  );
  const settings = ['seed', 'iterations', 'precision'] as const;
  return {
    ...changed,
    title: newTitle,
    description: changedDescription(description, [
      ...settings.filter((setting) => changed[setting] !== experiment[setting]),
      ...(newTitle === title ? [] : ['optimizers']),
    ]),
  };
}

/** `all`: every optimizer of the library, those that the experiment has with their settings. */
const ALL = 'all';

/**
 * The entries that names stand for, in the names' order: those of the experiment of that name or
 * label, else a new one; `all` stands for every optimizer of the library.
 */
export function selectEntries<
  Entry extends { readonly name: string; readonly label?: string | undefined },
>(entries: readonly Entry[], names: readonly string[]): (Entry | { readonly name: string })[] {
  const wanted = names.flatMap((name) =>
    name === ALL ? optimizers.map((optimizer) => optimizer.name) : [name],
  );
  return wanted.flatMap((name): (Entry | { readonly name: string })[] => {
    const matching = entries.filter(
      (entry) => entry.name === name || entry.label?.toLowerCase() === name.toLowerCase(),
    );
    return matching.length > 0 ? matching : [{ name }];
  });
}

async function selectOptimizers(
  experiment: Experiment,
  names: readonly string[],
): Promise<Experiment['optimizers']> {
  const selected = selectEntries(experiment.optimizers, names);
  const written = await addModulesOf(
    { ...experiment, optimizers: selected.map((entry) => ({ ...entry, enabled: true })) },
    '',
  );
  const { experiment: changed, issues } = validateExperiment(written);
  if (changed) return changed.optimizers;
  throw new UserError(issues.map((issue) => `--optimizers ${clause(issue)}.`).join('\n'));
}

/** What is wrong; of an option, which. */
function clause({ path, message }: Issue): string {
  const [, , ...within] = path;
  return within.length > 0 && within[0] !== 'name' ? `${within.join('.')} ${message}` : message;
}
