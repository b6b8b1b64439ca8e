import path from 'node:path';
import { isDatasetPath } from '../base/options/dataset-path.ts';

/**
 * To which folder the path of a user's data set refers, by the object that has it: an experiment's
 * `dataset`, the options of a study's problem. Two studies may mean different files by the same path.
 */
const folders = new WeakMap<object, string>();

/**
 * Notes to which folder a path refers.
 *
 * @param named the object that has the path
 * @param written what it was made from: where that has a folder, its path goes on referring to it
 * @param folder of the file that names it; empty where it was written in code
 */
export function placeDataset(named: object, written: unknown, folder: string): void {
  const known = typeof written === 'object' && written !== null ? folders.get(written) : undefined;
  folders.set(named, known ?? path.resolve(folder));
}

/**
 * The name of a data set, or where it lies: an absolute path.
 * @param named the object that has the name or path
 */
export function placeOfDataset(named: object, name: string): string {
  return isDatasetPath(name) ? path.resolve(folders.get(named) ?? '', name) : name;
}
