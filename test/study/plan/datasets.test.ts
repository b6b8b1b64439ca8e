import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { completeStudy, loadStudyFile } from '../../../src/study/plan/load.ts';
import { findDataset } from '../../../src/data/find-dataset.ts';
import { placeOfDataset } from '../../../src/experiment/dataset-place.ts';
import { temporaryFolder } from '../../fixtures/lockstep.ts';

const network = { name: 'two-layer-network' };
const regression = { name: 'logistic-regression' };
const quadratic = { name: 'quadratic' };

function study(given: object) {
  const optimizers = [{ name: 'sgd' }];
  return completeStudy({ name: 'study', title: 'Study', optimizers, ...given });
}

async function datasetsOf(given: object): Promise<unknown[]> {
  return (await study(given)).problems.map(({ options }) => options['dataset']);
}

describe('a study names its data set', () => {
  it('in the options of a problem, or beside them', async () => {
    const inOptions = await study({ problems: [{ ...network, options: { dataset: './a.csv' } }] });
    const beside = await study({ problems: [{ ...network, dataset: './a.csv' }] });
    expect(beside).toEqual(inOptions);
    expect(beside.problems[0]!.options).toMatchObject({ dataset: './a.csv', hiddenSize: 100 });
  });

  it('once for all problems that take one and name no other', async () => {
    const problems = [network, quadratic, { ...regression, dataset: 'mnist' }];
    const named = { dataset: 'fashion-mnist', problems };
    expect(await datasetsOf(named)).toEqual(['fashion-mnist', undefined, 'mnist']);
    expect(await datasetsOf({ dataset: './a.csv' })).toEqual(['./a.csv']);
    expect(await study(named)).not.toHaveProperty('dataset');
  });

  it('by its path from the file', async () => {
    const folder = path.join(await temporaryFolder(), 'study');
    await mkdir(folder);
    await writeFile(path.join(folder, 'from-its-file.csv'), 'x,label\n1,a\n2,b\n3,a\n4,b\n');
    const file = path.join(folder, 'study.yaml');
    await writeFile(
      file,
      'name: study\ntitle: Study\ndataset: ./from-its-file.csv\noptimizers: [{ name: sgd }]\n',
    );
    const { problems } = await loadStudyFile(file);
    const { options } = problems[0]!;
    const place = placeOfDataset(options, String(options['dataset']));
    const { train, test } = await findDataset(place).load({ normalize: true });
    expect(train.size + test.size).toBe(4);
  });

  it.each([
    [
      { dataset: 'minst' },
      'dataset is "minst", but there is no such data set. Did you mean "mnist"?',
    ],
    [
      { dataset: 'mnist', problems: [quadratic] },
      'dataset is "mnist", but none of the problems takes a data set.',
    ],
    [
      { problems: [{ ...quadratic, dataset: 'mnist' }] },
      'problems[0].dataset is "mnist", but quadratic takes no data set.',
    ],
    [
      { problems: [{ ...network, dataset: './a.csv', options: { dataset: 'mnist' } }] },
      'problems[0].dataset is "./a.csv", but options.dataset is there as well.',
    ],
  ])('and is told what is wrong: %j', async (given, message) => {
    await expect(study(given)).rejects.toThrow(message);
  });
});
