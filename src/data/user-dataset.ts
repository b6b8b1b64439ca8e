import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { UserError } from '../base/errors/user-error.ts';
import { loadCsvDataset } from './csv-dataset.ts';
import type { Dataset } from './dataset.ts';
import type { DatasetSource } from './dataset-source.ts';
import { readIdxSplit } from './idx-files.ts';

/**
 * A data set of a user's: a CSV file, a folder with `train.csv` and `test.csv`, or a folder with four
 * IDX files named as MNIST's are (EMNIST, KMNIST and the like).
 *
 * @param place its absolute path
 */
export function userDataset(place: string): DatasetSource {
  return { load: ({ normalize }) => loadFrom(place, normalize) };
}

async function loadFrom(place: string, normalize: boolean): Promise<Dataset> {
  const found = await stat(place).catch(() => undefined);
  if (!found) throw new UserError(`There is no data file or folder ${place}.`);
  const name = path.basename(place);
  if (!found.isDirectory()) return loadCsvDataset(name, place, undefined, normalize);
  const files = await readdir(place);
  if (files.includes('train.csv')) {
    const test = files.includes('test.csv') ? path.join(place, 'test.csv') : undefined;
    return loadCsvDataset(name, path.join(place, 'train.csv'), test, normalize);
  }
  return loadIdx(name, place, files, normalize);
}

async function loadIdx(
  name: string,
  folder: string,
  files: readonly string[],
  normalize: boolean,
): Promise<Dataset> {
  const find = (part: RegExp, kind: string): { name: string } => {
    const file = files.find((one) => part.test(one) && one.includes(kind));
    if (file === undefined) {
      throw new UserError(
        `${folder} is no data set: expected train.csv (and test.csv), or four IDX files named like ` +
          'train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-… and t10k-labels-…, each with or without .gz.',
      );
    }
    return { name: file.replace(/\.gz$/, '') };
  };
  const split = (part: RegExp) =>
    readIdxSplit(folder, { images: find(part, 'images'), labels: find(part, 'labels') }, 256);
  const train = await split(/train/);
  const test = await split(/t10k|test/);
  if (train.imageShape.join() !== test.imageShape.join()) {
    throw new UserError(
      `${folder}: the training images are ${train.imageShape.join(' × ')} pixels, ` +
        `the test images ${test.imageShape.join(' × ')}; expected the same.`,
    );
  }
  const largest = [train, test].reduce(
    (most, { split: { labels } }) => labels.reduce((a, b) => Math.max(a, b), most),
    0,
  );
  return {
    name,
    inputSize: train.imageShape.reduce((product, size) => product * size, 1),
    classes: largest + 1,
    normalize,
    train: train.split,
    test: test.split,
    files: [...train.files, ...test.files],
  };
}
