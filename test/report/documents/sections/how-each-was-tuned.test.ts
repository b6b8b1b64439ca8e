import { describe, expect, it } from 'vitest';
import { howEachWasTuned } from '../../../../src/report/documents/sections/how-each-was-tuned.ts';
import { keptResults } from '../../experiment-fixture.ts';
import { readSection } from '../../read-section.ts';
import { comparisonOnOne } from '../../study-fixture.ts';

describe('how each was tuned', () => {
  it('is no section of an experiment, whose options are as given', async () => {
    expect(howEachWasTuned(await keptResults('optimizer-comparison'))).toEqual([]);
  });

  it('has the settings that a study chose, the trial of each, and what lies at an edge', async () => {
    const study = await comparisonOnOne('Rosenbrock');
    const chosen = study.manifest.chosen.filter(({ problem }) => problem === 'Rosenbrock');
    const [section] = howEachWasTuned({ ...study, manifest: { ...study.manifest, chosen } });
    const [heading, text] = readSection(section!);
    expect(heading).toBe('How each was tuned');
    expect(text).toMatch(
      /^Settings were chosen by runs from seeds of their own\. Every trial is in/,
    );
    expect(text).toContain('SGD 5 lr 0.00311937, weightDecay 0 –');
    expect(text).toMatch(/Lion 4 lr .* beta2 at the low end of its range/);
    expect(text).not.toContain('Rosenbrock');
  });

  it('says so where nothing was tuned', async () => {
    const study = await comparisonOnOne('Rosenbrock');
    const { comparison } = study.manifest;
    const [section] = howEachWasTuned({
      ...study,
      manifest: {
        ...study.manifest,
        comparison: { ...comparison, tuning: { ...comparison.tuning, trials: 0 } },
      },
      tables: {
        summary: study.tables.summary?.map((row) => ({ ...row, tuned: false })) ?? [],
      },
    });
    const [, text] = readSection(section!);
    expect(text).toContain('Nothing was tuned: all optimizers have the settings given.');
    expect(text).toContain('SGD not tuned lr');
  });
});
