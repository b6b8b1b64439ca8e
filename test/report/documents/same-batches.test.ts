import { describe, expect, it } from 'vitest';
import {
  haveOtherBatches,
  hashesByLength,
  runsBySeed,
  unlikeSeeds,
  type BatchedRun,
} from '../../../src/report/documents/same-batches.ts';
import { keptComparison } from '../study-fixture.ts';

const run = (iterations: number, batchesSha256: string, status = 'finished'): BatchedRun => ({
  iterations,
  batchesSha256,
  status,
});

describe('runs have the same batches', () => {
  it('where those that went equally far have the same hash', () => {
    expect(haveOtherBatches([run(100, 'a'), run(100, 'a')])).toBe(false);
    expect(haveOtherBatches([run(100, 'a'), run(100, 'b')])).toBe(true);
  });

  it('whatever the hash is of one that ended early: it is of fewer batches', () => {
    const runs = [run(100, 'a'), run(40, 'b', 'diverged'), run(100, 'a')];
    expect(haveOtherBatches(runs)).toBe(false);
    expect([...hashesByLength(runs).keys()]).toEqual([100, 40]);
  });

  it('whatever the hash is of one that failed: it has the batch that it failed on as well', () => {
    expect(haveOtherBatches([run(40, 'a', 'diverged'), run(40, 'b', 'failed')])).toBe(false);
  });
});

describe('the seeds of a study', () => {
  it('have each the runs of one problem that were computed', async () => {
    const { tables } = await keptComparison();
    const seeds = runsBySeed(tables.runs ?? []);
    // Three problems, eight seeds, five optimizers.
    expect(seeds).toHaveLength(3 * 8);
    for (const { runs } of seeds) expect(runs).toHaveLength(5);
    const [first, ...others] = tables.runs ?? [];
    const without = runsBySeed([{ ...first!, batches_sha256: undefined }, ...others]);
    expect(without.map(({ runs }) => runs.length).filter((length) => length < 5)).toEqual([4]);
  });

  it('are unlike where a run saw other batches, or started elsewhere if that matters', async () => {
    const { tables } = await keptComparison();
    const [first, ...others] = tables.runs ?? [];
    const changed = (change: Partial<NonNullable<typeof first>>) =>
      runsBySeed([{ ...first!, ...change }, ...others]);
    const named = (seeds: ReturnType<typeof unlikeSeeds>) =>
      seeds.map(({ problem, seed }) => `${problem} ${seed}`);
    expect(unlikeSeeds(changed({}), true)).toEqual([]);
    const finished = others.find(({ status }) => status === 'finished');
    const batches = changed({ status: 'finished', steps: finished!.steps, batches_sha256: 'c' });
    expect(named(unlikeSeeds(batches, false))).toEqual(['Noisy quadratic 1']);
    const starts = changed({ initial_parameters_sha256: 'c' });
    expect(named(unlikeSeeds(starts, true))).toEqual(['Noisy quadratic 1']);
    expect(unlikeSeeds(starts, false)).toEqual([]);
  });
});
