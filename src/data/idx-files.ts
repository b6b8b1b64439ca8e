import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { codeOf } from '../base/errors/code-of.ts';
import { UserError } from '../base/errors/user-error.ts';
import type { DataFile, Split } from './dataset.ts';
import { parseIdx, type IdxArray } from './idx.ts';

/** The two files of a split, and the SHA-256 of their content where it is known. */
export interface IdxSplitFiles {
  readonly images: { readonly name: string; readonly sha256?: string };
  readonly labels: { readonly name: string; readonly sha256?: string };
}

/**
 * Reads the images and labels of one split from a folder and checks them against each other.
 *
 * @param folder holds the two files, plain or with the ending .gz
 * @throws UserError where a file is missing, damaged, of the wrong shape, or not the known one
 */
export async function readIdxSplit(
  folder: string,
  files: IdxSplitFiles,
  classes: number,
): Promise<{ split: Split; imageShape: readonly number[]; files: DataFile[] }> {
  const images = await readIdxFile(folder, files.images, 3);
  const labels = await readIdxFile(folder, files.labels, 1);
  const [size = 0, ...imageShape] = images.array.shape;
  if (labels.array.values.length !== size) {
    throw new UserError(
      `${labels.path} holds ${labels.array.values.length} labels for the ${size} images of ` +
        `${images.path}. They must be as many: take both files from the same data set.`,
    );
  }
  const wrong = labels.array.values.findIndex((label) => label >= classes);
  if (wrong >= 0) {
    throw new UserError(
      `${labels.path}: label ${wrong} is ${labels.array.values[wrong]}, expected 0 to ${classes - 1}.`,
    );
  }
  return {
    split: { size, inputs: images.array.values, labels: labels.array.values },
    imageShape,
    files: [images.file, labels.file],
  };
}

async function readIdxFile(
  folder: string,
  { name, sha256: expected }: { readonly name: string; readonly sha256?: string },
  dimensions: number,
): Promise<{ path: string; array: IdxArray; file: DataFile }> {
  const { bytes, path } = await readPlainOrGzipped(folder, name);
  const array = parseIdx(bytes, path, dimensions);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (expected !== undefined && sha256 !== expected) {
    throw new UserError(
      `${path} is damaged or another file: its SHA-256 is ${sha256}, expected ${expected}. ` +
        'Get the file anew.',
    );
  }
  return { path, array, file: { name, sha256 } };
}

async function readPlainOrGzipped(
  folder: string,
  name: string,
): Promise<{ bytes: Uint8Array; path: string }> {
  const plain = path.join(folder, name);
  const plainBytes = await readIfPresent(plain);
  if (plainBytes) return { bytes: plainBytes, path: plain };
  const gzipped = `${plain}.gz`;
  const gzippedBytes = await readIfPresent(gzipped);
  if (!gzippedBytes) {
    throw new UserError(
      `The data folder ${folder} has no file ${name} (nor ${name}.gz). ` +
        'Put the four IDX files there, or name another folder with --data.',
    );
  }
  try {
    return { bytes: await promisify(gunzip)(gzippedBytes), path: gzipped };
  } catch {
    throw new UserError(`${gzipped} can't be unpacked: it is truncated or not a gzip file.`);
  }
}

async function readIfPresent(file: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new UserError(`${file} can't be read (${code}).`);
  }
}
