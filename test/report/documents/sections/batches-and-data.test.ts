import { describe, expect, it } from 'vitest';
import { batchesAndData } from '../../../../src/report/documents/sections/batches-and-data.ts';
import type { Results } from '../../../../src/results/results.ts';
import { keptResults, withOtherBatches, withStatus } from '../../experiment-fixture.ts';
import { readSection } from '../../read-section.ts';
import { comparisonOnOne, keptComparison } from '../../study-fixture.ts';

const first = (results: Results): Results => ({
  ...results,
  manifest: { ...results.manifest, runs: results.manifest.runs.slice(0, 1) },
});

describe('the batches and the data of an experiment', () => {
  it('are the same for all where their hashes are', async () => {
    const results = await keptResults('optimizer-comparison');
    const [heading, text] = readSection(batchesAndData(results));
    expect(heading).toBe('The same data and batches for all');
    expect(text).toContain('All 4 runs were trained on the same batches in the same order');
    expect(text).toContain(results.manifest.runs[0]!.batchesSha256);
    expect(text).toContain('train-images-idx3-ubyte');
  });

  it('are not where they differ', async () => {
    const results = withOtherBatches(await keptResults('optimizer-comparison'));
    const [heading, text] = readSection(batchesAndData(results));
    expect(heading).toBe('Not the same batches for all');
    expect(text).toContain('Do not compare them.');
  });

  it('are only shown where there is one run', async () => {
    const [heading, text] = readSection(
      batchesAndData(first(await keptResults('optimizer-comparison'))),
    );
    expect(heading).toBe('The data and the batches');
    expect(text).toMatch(/^The hash of the row numbers shows which batches the run was trained on/);
  });

  it('have what became of a run beside its hash', async () => {
    const results = await keptResults('optimizer-comparison');
    const [, text] = readSection(batchesAndData(withStatus(results, { Momentum: 'interrupted' })));
    expect(text).toContain('Momentum was interrupted after 2000 iterations');
  });
});

describe('the batches and the data of a study', () => {
  it('are the same in each seed, of each problem where there are several', async () => {
    const [heading, several] = readSection(batchesAndData(await keptComparison()));
    expect(heading).toBe('The same data and batches for all');
    expect(several).toMatch(/^In each seed of each problem all runs started from the same/);
    expect(several).toMatch(/Rosenbrock 8 5 [0-9a-f]{64} /);
    // Functions of a few numbers: there is no data to be read.
    expect(several).toContain('No data set was read.');
    const [, one] = readSection(batchesAndData(await comparisonOnOne('Rosenbrock')));
    expect(one).toMatch(/^In each seed all runs/);
  });

  it('are nothing to speak of before a final run was computed', async () => {
    const study = await keptComparison();
    const [, text] = readSection(
      batchesAndData({ ...study, tables: { ...study.tables, runs: [] } }),
    );
    expect(text).toContain('No final run was computed, so there are no hashes.');
  });
});
