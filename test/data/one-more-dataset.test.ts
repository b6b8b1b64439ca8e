import { expect, it, vi } from 'vitest';
import type * as Sets from '../../src/data/sets/registry.ts';
import { experimentJsonSchema } from '../../src/experiment/json-schema.ts';
import { findDataset } from '../../src/data/find-dataset.ts';
import { defineExperiment } from '../../src/experiment/load.ts';
import { completeStudy } from '../../src/study/plan/load.ts';
import { listCommand } from '../../src/cli/commands/list.ts';
import { studyJsonSchema } from '../../src/study/plan/json-schema.ts';

// As if a file `kuzushiji.ts` and one line of the registry had been added.
vi.mock(import('../../src/data/sets/registry.ts'), async (original) => {
  const { datasets }: typeof Sets = await original();
  const { Registry } = await import('../../src/base/options/registry.ts');
  const [first] = datasets;
  if (!first) throw new Error('there is no data set');
  const folder = '/nowhere/kuzushiji';
  const summary = 'cursive characters';
  const more = [...datasets, { ...first, name: 'kuzushiji', label: 'KMNIST', summary, folder }];
  return { datasets: more, datasetRegistry: new Registry('data set', more) };
});

it('a data set is one file and one line of the registry: experiments, studies, schemas and list know it', async () => {
  const optimizers = [{ name: 'sgd' }];
  const given = { name: 'a', title: 'A', dataset: 'kuzushiji', optimizers };
  const experiment = await defineExperiment({ ...given, iterations: 1, batchSize: 1 });
  expect(experiment.dataset.name).toBe('kuzushiji');
  const beside = await completeStudy(given);
  const options = { dataset: 'kuzushiji' };
  const problems = [{ name: 'logistic-regression', options }];
  const inOptions = await completeStudy({ ...given, dataset: undefined, problems });
  for (const study of [beside, inOptions]) {
    expect(study.problems[0]?.options).toMatchObject(options);
  }
  await expect(completeStudy({ ...given, dataset: 'kuzushiij' })).rejects.toThrow(
    'Did you mean "kuzushiji"? There are: mnist, fashion-mnist, kuzushiji',
  );
  expect(JSON.stringify(experimentJsonSchema())).toContain(
    '{"const":"kuzushiji","description":"cursive characters"}',
  );
  expect(JSON.stringify(studyJsonSchema())).toContain(
    '"examples":["mnist","fashion-mnist","kuzushiji"]',
  );
  await expect(findDataset('kuzushiji').load({ normalize: true })).rejects.toThrow(
    'The data folder /nowhere/kuzushiji has no file train-images-idx3-ubyte',
  );

  const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  try {
    await listCommand.handler({
      kind: 'datasets',
      name: undefined,
      json: undefined,
      $0: '',
      _: [],
    });
    expect(written.mock.calls.join('')).toMatch(/^kuzushiji +cursive characters$/m);
  } finally {
    written.mockRestore();
  }
});
