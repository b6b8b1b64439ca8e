import { describe, expect, it } from 'vitest';
import { findingOf } from '../../../../src/report/documents/sections/finding.ts';
import type { StudyResults } from '../../../../src/study/results.ts';
import type { StudyRows } from '../../../../src/study/tables/registry.ts';
import { keptResults, withOtherBatches } from '../../experiment-fixture.ts';
import { comparisonOnOne, keptComparison } from '../../study-fixture.ts';

describe('the finding of an experiment', () => {
  it('is who ended lowest', async () => {
    expect(findingOf(await keptResults('optimizer-comparison'))).toEqual({
      finding: [expect.stringMatching(/^After 2000 iterations Adam has the lowest training loss/)],
      problems: [],
    });
  });

  it('is nothing where the runs had other batches', async () => {
    const { finding } = findingOf(withOtherBatches(await keptResults('optimizer-comparison')));
    expect(finding).toEqual([
      'As the runs had other batches, nothing can be said of which optimizer did better.',
    ]);
  });
});

describe('the finding of a study', () => {
  it('is that of its one problem', async () => {
    const { finding, problems } = findingOf(await comparisonOnOne('Rosenbrock'));
    expect(finding).toEqual([expect.stringMatching(/^Momentum has the lowest mean train loss/)]);
    expect(problems).toEqual([]);
  });

  it('is who is ahead over several, and then that of each under its name', async () => {
    const { finding, problems } = findingOf(await keptComparison());
    expect(finding).toEqual([expect.stringMatching(/^Over the 3 problems Momentum has the best/)]);
    expect(problems.map(({ label }) => label)).toEqual(['Noisy quadratic', 'Rosenbrock', 'Saddle']);
    expect(problems[1]?.finding).toMatch(/^Momentum has the lowest mean train loss/);
  });

  it('says first why not all runs were computed', async () => {
    const study = await comparisonOnOne('Rosenbrock');
    const ended = 'The budget of 10m was spent.';
    const { finding } = findingOf({ ...study, manifest: { ...study.manifest, ended } });
    expect(finding[0]).toBe(`${ended} What follows is of the runs that were computed.`);
  });
});

describe('who is ahead over several problems', () => {
  /** What is said of ranks and scores of three optimizers; ranks tell apart from 1.5 on. */
  async function said(...rows: readonly (readonly [rank: number, score: number])[]) {
    const study: StudyResults = await keptComparison();
    const [row] = study.tables.scores ?? [];
    const scores = rows.map(([mean_rank, algoperf_score], i): StudyRows['scores'] => ({
      ...row!,
      optimizer: ['A', 'B', 'C'][i]!,
      mean_rank,
      algoperf_score,
      critical_difference: 1.5,
    }));
    return findingOf({ ...study, tables: { ...study.tables, scores } }).finding.join();
  }

  it('is one, who may also be the fastest', async () => {
    expect(await said([1, 0.9], [2, 0.5], [3, 0.1])).toBe(
      'Over the 3 problems A has the best mean rank, 1.00, and the highest AlgoPerf score, 0.90. ' +
        'Ranks that lie less than 1.50 apart can’t be told apart.',
    );
  });

  it('is several, where ranks are equal, and others may be the fastest', async () => {
    expect(await said([1.5, 0.4], [1.5, 0.4], [2.5, 0.8])).toBe(
      'Over the 3 problems A and B share the best mean rank, 1.50, and C has the highest AlgoPerf ' +
        'score, 0.80. Ranks must lie 1.50 apart to differ: no two of these can be told apart.',
    );
  });
});
