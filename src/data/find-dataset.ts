import path from 'node:path';
import { isDatasetPath } from '../base/options/dataset-path.ts';
import type { DatasetSource } from './dataset-source.ts';
import { idxImages } from './idx-images.ts';
import { datasetRegistry } from './sets/registry.ts';
import { userDataset } from './user-dataset.ts';

/** The data set of a name, or at a path. @throws UserError where there is none of that name */
export function findDataset(name: string): DatasetSource {
  if (isDatasetPath(name)) return userDataset(path.resolve(name));
  return idxImages(datasetRegistry.find(name));
}
