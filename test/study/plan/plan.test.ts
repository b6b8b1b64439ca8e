import { describe, expect, it } from 'vitest';
import { completeStudy } from '../../../src/study/plan/load.ts';
import { finalSeeds, planStudy, want } from '../../../src/study/plan/plan.ts';

const study = (given: object = {}) =>
  completeStudy({
    name: 'study',
    title: 'Study',
    problems: [{ name: 'rosenbrock' }, { name: 'quadratic', iterations: 30 }],
    optimizers: [{ name: 'sgd' }, { name: 'adam', options: { lr: 0.1 } }],
    ...given,
  });

describe('the plan of a study', () => {
  it('has every optimizer on every problem, with its options complete', async () => {
    const { problems } = await planStudy(await study(), undefined);
    expect(problems.map(({ label, metric, iterations }) => [label, metric, iterations])).toEqual([
      ['Rosenbrock', 'trainLoss', 1000],
      ['Noisy quadratic', 'trainLoss', 30],
    ]);
    for (const { optimizers } of problems) {
      expect(optimizers.map(({ entry }) => entry.name)).toEqual(['sgd', 'adam']);
      expect(optimizers[1]!.entry.options).toMatchObject({ lr: 0.1, beta1: 0.9 });
    }
  });

  it('leaves out a problem whose data can’t be had, and says why', async () => {
    const { problems, leftOut } = await planStudy(
      await study({
        problems: [{ name: 'rosenbrock' }, { name: 'logistic-regression', dataset: './no.csv' }],
      }),
      undefined,
    );
    expect(problems.map(({ label }) => label)).toEqual(['Rosenbrock']);
    expect(leftOut).toEqual([
      { problem: 'Logistic regression', reason: expect.stringContaining('no.csv') as string },
    ]);
  });

  it('is none where no problem’s data can be had', async () => {
    const without = await study({
      problems: [{ name: 'logistic-regression' }],
      dataset: './no.csv',
    });
    await expect(planStudy(without, undefined)).rejects.toThrow('no.csv');
  });
});

describe('a wanted run', () => {
  it('depends on nothing but what it says: not on labels, nor on its place', async () => {
    const [plain, labelled] = await Promise.all(
      [{}, { label: 'Mine' }].map(async (more) => {
        const given = await study({ optimizers: [{ name: 'adam', ...more }, { name: 'sgd' }] });
        const { problems } = await planStudy(given, undefined);
        return want(given, problems[0]!.optimizers[0]!, { lr: 1 }, 5, true);
      }),
    );
    expect(plain!.spec).toEqual(labelled!.spec);
    expect(plain!.spec).toMatchObject({ seed: 5, iterations: 1000, readsTest: true });
    expect(plain!.spec.optimizer.options).toEqual({ lr: 1 });
  });

  it('is evaluated no more often than it is updated', async () => {
    const given = await study({ problems: [{ name: 'rosenbrock', iterations: 7 }] });
    const { problems } = await planStudy(given, undefined);
    expect(want(given, problems[0]!.optimizers[0]!, {}, 1, false).spec.evaluations).toBe(7);
  });

  it('has a seed that counts up from the first', async () => {
    expect(finalSeeds(await study({ seeds: 3, firstSeed: 40 }))).toEqual([40, 41, 42]);
  });
});
