import path from 'node:path';
import { UserError } from '../base/errors/user-error.ts';
import { isDatasetPath } from '../base/options/dataset-path.ts';
import type { DatasetSource } from './dataset-source.ts';
import { fashionMnist } from './fashion-mnist.ts';
import { mnist } from './mnist.ts';
import { userDataset } from './user-dataset.ts';

/** Every data set that an experiment can name; the only place that lists them. */
export const datasets: readonly DatasetSource[] = [mnist, fashionMnist];

/** Where the users' data sets that experiments name lie, by name. */
const places = new Map<string, string>();

/**
 * Notes to which folder the path of a user's data set refers.
 *
 * @param name as the experiment has it
 * @param folder of the experiment file; empty where it was written in code
 * @throws UserError where another experiment gave the same path another meaning
 */
export function placeDataset(name: unknown, folder: string): void {
  if (typeof name !== 'string' || !isDatasetPath(name)) return;
  const known = places.get(name);
  if (known !== undefined && folder === '') return;
  const place = path.resolve(folder, name);
  if (known !== undefined && known !== place) {
    throw new UserError(
      `The data set ${name} is ${known} in one experiment and ${place} in another. Run them one at a time.`,
    );
  }
  places.set(name, place);
}

/** The data set of a name, or at a path. @throws UserError where there is none */
export function findDataset(name: string): DatasetSource {
  if (isDatasetPath(name)) return userDataset(name, places.get(name) ?? path.resolve(name));
  const found = datasets.find((source) => source.name === name);
  if (!found) throw new UserError(`There is no data set "${name}".`);
  return found;
}
