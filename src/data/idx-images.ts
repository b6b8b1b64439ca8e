import { stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { UserError } from '../base/errors/user-error.ts';
import type { DatasetSource } from './dataset-source.ts';
import { readIdxSplit } from './idx-files.ts';
import type { DatasetDescription } from './sets/dataset-description.ts';

const CLASSES = 10;
const IMAGE_SHAPE = [28, 28];

/**
 * A data set of 28 × 28 images in ten classes, as four IDX files, verified by their SHA-256.
 *
 * In a folder that is given, a folder of the data set's name comes first, so that one folder can
 * hold several data sets whose files have the same names.
 */
export function idxImages({
  name,
  label,
  sha256,
  folder: usual,
  whereToGet,
}: DatasetDescription): DatasetSource {
  return {
    async load({ folder: given, normalize }) {
      const folder = given === undefined ? usualFolder(usual) : await ownFolder(given, name);
      const split = (part: string, images: string, labels: string) =>
        readIdxSplit(
          folder,
          {
            images: { name: `${part}-images-idx3-ubyte`, sha256: images },
            labels: { name: `${part}-labels-idx1-ubyte`, sha256: labels },
          },
          CLASSES,
        ).catch((error: unknown) => {
          if (!(error instanceof UserError) || whereToGet === undefined) throw error;
          throw new UserError(`${error.message} ${whereToGet}`);
        });
      const train = await split('train', sha256.trainImages, sha256.trainLabels);
      const test = await split('t10k', sha256.testImages, sha256.testLabels);
      for (const { imageShape } of [train, test]) {
        if (imageShape.join() !== IMAGE_SHAPE.join()) {
          throw new UserError(
            `The images in ${folder} are ${imageShape.join(' × ')} pixels, ${label}'s are 28 × 28.`,
          );
        }
      }
      return {
        name,
        inputSize: 784,
        classes: CLASSES,
        normalize,
        train: train.split,
        test: test.split,
        files: [...train.files, ...test.files],
      };
    },
  };
}

async function ownFolder(folder: string, name: string): Promise<string> {
  const own = path.join(folder, name);
  const found = await stat(own).catch(() => undefined);
  return found?.isDirectory() ? own : folder;
}

function usualFolder(usual: DatasetDescription['folder']): string {
  if (typeof usual === 'string') return usual;
  const packageFile = createRequire(import.meta.url).resolve(`${usual.ofPackage}/package.json`);
  return path.join(path.dirname(packageFile), usual.folder);
}
