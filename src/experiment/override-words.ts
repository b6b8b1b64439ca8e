import { listed } from '../base/errors/listed.ts';
import type { OptimizerEntry } from './schema.ts';

/** So many names a title may list. */
const MOST_NAMES = 4;

/** The labels of the entries that are switched on. */
export function enabledLabels(
  entries: readonly Pick<OptimizerEntry, 'name' | 'label' | 'enabled'>[],
): string[] {
  return entries.filter(({ enabled }) => enabled).map(({ label, name }) => label ?? name);
}

/**
 * The title of a file of which other optimizers may have been chosen: its own where they are the
 * same, in any order; else one that names them, as the file's may speak of those that it has.
 *
 * @param places what they are run on: labels of problems, or a data set
 */
export function titleOfChosen(
  title: string,
  before: readonly string[],
  chosen: readonly string[],
  places: readonly string[],
): string {
  const isSame = before.length === chosen.length && before.every((label) => chosen.includes(label));
  if (isSame) return title;
  return `${namesOr(chosen, 'optimizers')} on ${namesOr(places, 'problems')}`;
}

/** A file's description, where the command line changed what it may speak of. */
export function changedDescription(description: string, changed: readonly string[]): string {
  if (changed.length === 0 || description === '') return description;
  return `Changed on the command line: ${listed(changed)}. As the file has it: ${description}`;
}

function namesOr(names: readonly string[], kind: string): string {
  return names.length > MOST_NAMES ? `${names.length} ${kind}` : listed(names);
}
