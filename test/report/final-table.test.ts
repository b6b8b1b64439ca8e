import { describe, expect, it } from 'vitest';
import { finalTable, formatFinalTable } from '../../src/report/final-table.ts';
import { finding } from '../../src/report/finding.ts';
import { divergedResults, keptResults } from './results-fixture.ts';

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
    const text = finding(await keptResults('optimizer-comparison'));
    expect(text).toMatch(/^After 2000 iterations Adam has the lowest training loss/);
    expect(text).toContain('not which optimizer is better in general');
  });

  it('says how many runs did not finish', async () => {
    expect(finding(await divergedResults())).toContain('1 of 4 runs did not finish.');
  });
});
