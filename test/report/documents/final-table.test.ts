import { describe, expect, it } from 'vitest';
import { finalTable, formatFinalTable } from '../../../src/report/documents/final-table.ts';
import { findingOfRuns } from '../../../src/report/documents/findings/of-runs.ts';
import { divergedResults, keptResults, manyResults, withStatus } from '../experiment-fixture.ts';

describe('the final table', () => {
  it('has the mean of the last 100 losses that the NumPy program prints', async () => {
    const rows = finalTable(await keptResults('optimizer-comparison'));
    // numpy_comparison.py, seed 0: "mean last 100"
    const expected = [
      0.5229092946179359, 0.20727140159627624, 0.15877195425540863, 0.1095874504149768,
    ];
    rows.forEach(({ meanOfLastLosses }, i) => {
      expect(meanOfLastLosses).toBeCloseTo(expected[i]!, 12);
    });
  });

  it('is aligned text, with a dash for what a run did not get to', async () => {
    const text = formatFinalTable(await divergedResults());
    const lines = text.split('\n');
    expect(lines).toHaveLength(5);
    expect(lines[2]).toMatch(/^Momentum +– +– +– +– +– +diverged at iteration 700$/);
    expect(lines[1]).toMatch(/^SGD +0\.5229 +0\.5399 +0\.8684 +0\.8736 +– +finished$/);
  });
});

describe('the finding', () => {
  it('says who ended lowest, and that one seed shows no more than these runs', async () => {
    const text = findingOfRuns(await keptResults('optimizer-comparison'));
    expect(text).toMatch(/^After 2000 iterations Adam has the lowest training loss/);
    expect(text).toContain('not which optimizer is better in general');
  });

  it('says how many runs did not finish', async () => {
    expect(findingOfRuns(await divergedResults())).toContain('1 of 4 runs did not finish.');
  });

  it('names the lowest of many runs, whichever of them did not finish', async () => {
    // Copy 0 is the lowest of twelve, Copy 11 the highest and the first of the manifest.
    const results = await manyResults(12);
    expect(findingOfRuns(withStatus(results, { 'Copy 11': 'diverged' }))).toMatch(
      /^After 2000 iterations Copy 0 has the lowest training loss .* before Copy 1 .* 1 of 12 runs did not finish\./,
    );
    expect(
      findingOfRuns(withStatus(results, { 'Copy 0': 'failed', 'Copy 5': 'interrupted' })),
    ).toMatch(
      /^After 2000 iterations Copy 1 has the lowest training loss .* before Copy 2 .* 2 of 12 runs did not finish\./,
    );
  });

  it('has no one lead where losses are equal, and tells apart those that only look so', async () => {
    const results = await manyResults(2);
    const [higher, lower] = results.runs;
    const beside = (by: number) => {
      const losses = lower!.losses.map((loss) => loss + by);
      return findingOfRuns({ ...results, runs: [{ ...higher!, losses }, lower!] });
    };
    expect(beside(0)).toMatch(
      /^After 2000 iterations Copy 1 and Copy 0 share the lowest training loss \(0\.1096, the mean of their last 100 losses\)\. This is/,
    );
    expect(beside(1e-6)).toMatch(
      /Copy 0 has the lowest training loss \(0\.109587, .*\), before Copy 1 \(0\.109588\)\./,
    );
  });

  it('says of when the accuracy is, where the last evaluation was not at the end', async () => {
    expect(findingOfRuns(await keptResults('backprop-training'))).toMatch(
      /^After 20000 iterations SGD has come to .*; its test accuracy at iteration 19800 was 0\.97\d\d\.$/,
    );
  });
});
