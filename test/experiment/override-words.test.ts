import { describe, expect, it } from 'vitest';
import { completeStudy, loadStudyFile } from '../../src/study/plan/load.ts';
import { overrideStudy } from '../../src/study/plan/override.ts';
import { loadExperiment } from '../../src/experiment/load.ts';
import { overrideExperiment } from '../../src/experiment/override.ts';

const compared = async (file: string, optimizers: string) =>
  overrideStudy(await loadStudyFile(file), { optimizers: optimizers.split(',') });

describe('the title of a comparison', () => {
  it('is the experiment’s where its optimizers are compared, in any order', async () => {
    const title = 'Four optimizers on MNIST, on the same batches';
    expect((await loadStudyFile('optimizer-comparison')).title).toBe(title);
    expect((await compared('optimizer-comparison', 'adam,sgd,adagrad,momentum')).title).toBe(title);
    const seeds = await overrideStudy(await loadStudyFile('optimizer-comparison'), {
      seeds: 3,
    });
    expect(seeds.title).toBe(title);
  });

  it('names the optimizers that are compared where they are others, or says how many', async () => {
    const titleOf = async (optimizers: string) =>
      (await compared('optimizer-comparison', optimizers)).title;
    expect(await titleOf('sgd,adam')).toBe('SGD and Adam on Two-layer network');
    expect(await titleOf('adam')).toBe('Adam on Two-layer network');
    expect(await titleOf('sgd,momentum,adagrad,adam,rmsprop')).toBe(
      '5 optimizers on Two-layer network',
    );
    expect((await compared('five-problems', 'adam,lion')).title).toBe(
      'Adam and Lion on 5 problems',
    );
  });

  it('is a file’s own as long as its optimizers are compared', async () => {
    const own = await completeStudy({
      name: 'own',
      title: 'Three of a kind',
      problems: [{ name: 'rosenbrock' }, { name: 'saddle' }],
      optimizers: [{ name: 'sgd' }, { name: 'adam' }, { name: 'adam', label: 'Adam too' }],
    });
    expect((await overrideStudy(own, { trials: 2 })).title).toBe('Three of a kind');
    // By its name, the optimizer stands for both entries.
    expect((await overrideStudy(own, { optimizers: ['adam'] })).title).toBe(
      'Adam and Adam too on Rosenbrock and Saddle',
    );
  });
});

describe('the title and the description of an experiment', () => {
  it('are its file’s as long as nothing is changed', async () => {
    const experiment = await loadExperiment('optimizer-comparison');
    const same = await overrideExperiment(experiment, {
      iterations: 2000,
      optimizers: ['momentum', 'sgd', 'adagrad', 'adam'],
    });
    expect(same.title).toBe(experiment.title);
    expect(same.description).toBe(experiment.description);
  });

  it('say which optimizers are run, and what of the file’s words is changed', async () => {
    const experiment = await loadExperiment('optimizer-comparison');
    const changed = await overrideExperiment(experiment, {
      iterations: 500,
      optimizers: ['sgd', 'rmsprop'],
    });
    expect(changed.title).toBe('SGD and RMSprop on mnist');
    expect(changed.description).toMatch(
      /^Changed on the command line: iterations and optimizers\. As the file has it: The textbook's comparison: four /,
    );
    const shorter = await overrideExperiment(experiment, { iterations: 500 });
    expect(shorter.title).toBe(experiment.title);
    expect(shorter.description).toMatch(/^Changed on the command line: iterations\. As the file/);
  });
});
