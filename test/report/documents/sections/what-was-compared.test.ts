import { describe, expect, it } from 'vitest';
import { whatWasCompared } from '../../../../src/report/documents/sections/what-was-compared.ts';
import { keptResults } from '../../experiment-fixture.ts';
import { readSection } from '../../read-section.ts';
import { keptComparison } from '../../study-fixture.ts';

describe('what was compared', () => {
  it('in an experiment is optimizers with their options, on a network and its data', async () => {
    const [heading, text] = readSection(whatWasCompared(await keptResults('optimizer-comparison')));
    expect(heading).toBe('What was compared');
    // As experiments/optimizer-comparison.yaml has it.
    expect(text).toContain('Network 784-100-10, ReLU, weights 0.01·randn, float64');
    expect(text).toContain('Data mnist: 60000 training and 10000 test rows');
    expect(text).toContain('Training 2000 iterations, batches of 128 drawn with replacement');
    expect(text).toContain('drawn for each in turn from the one stream of seed 0');
    expect(text).toContain('Adam lr 0.001, beta1 0.9, beta2 0.999, eps 1e-7');
    expect(text).not.toContain('RMSprop');
  });

  it('has a schedule and wrappers with their options behind their names', async () => {
    const results = await keptResults('optimizer-comparison');
    const { experiment } = results.manifest;
    const [sgd] = experiment.optimizers;
    const optimizers = [
      {
        ...sgd!,
        label: undefined,
        schedule: { name: 'step', every: 5, factor: 0.5 },
        wrappers: [{ name: 'lookahead', k: 5 }],
      },
    ];
    const [, text] = readSection(
      whatWasCompared({
        ...results,
        manifest: { ...results.manifest, experiment: { ...experiment, optimizers } },
      }),
    );
    expect(text).toContain(
      'sgd lr 0.01, weightDecay 0; in lookahead: k 5 step: every 5, factor 0.5',
    );
  });

  it('in a study is optimizers, tuned alike, on problems from seeds', async () => {
    const [heading, text] = readSection(whatWasCompared(await keptComparison()));
    expect(heading).toBe('What was compared');
    // As test/report/comparison/charts.yaml has it.
    expect(text).toContain('Optimizers SGD, Momentum, Adam, Lion, SGD, far too fast');
    expect(text).toContain('Seeds 8 (1 to 8), the same for all');
    expect(text).toContain('Tuning 8 trials for each optimizer on each problem, one run each');
    expect(text).toMatch(
      /Noisy quadratic train loss 120 \S+ the median of Momentum dimension 20, conditionNumber 100/,
    );
  });

  it('names who had nothing to tune, and problems that were left out with the reason', async () => {
    const study = await keptComparison();
    const summary = study.tables.summary?.map((row) =>
      row.optimizer === 'Lion' ? { ...row, tuned: false } : row,
    );
    const [, text] = readSection(
      whatWasCompared({
        ...study,
        manifest: {
          ...study.manifest,
          leftOut: [{ problem: 'Beale', reason: 'Its runs failed.' }],
        },
        tables: { ...study.tables, ...(summary ? { summary } : {}) },
      }),
    );
    expect(text).toContain('on each problem (but Lion: nothing to tune), one run each');
    expect(text).toContain('Beale left out – – – Its runs failed.');
  });
});
