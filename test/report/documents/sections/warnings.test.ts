import { describe, expect, it } from 'vitest';
import { warningsOf } from '../../../../src/report/documents/sections/warnings.ts';
import { keptResults, withOtherBatches } from '../../experiment-fixture.ts';
import { keptComparison } from '../../study-fixture.ts';

describe('the warnings of a document', () => {
  it('are none where all was done as it should be', async () => {
    expect(warningsOf(await keptResults('optimizer-comparison'))).toEqual([]);
    expect(warningsOf(await keptComparison())).toEqual([]);
  });

  it('tell of runs that were trained on other batches', async () => {
    const [warning] = warningsOf(withOtherBatches(await keptResults('optimizer-comparison')));
    expect(warning).toContain('were NOT trained on the same batches');
    const study = await keptComparison();
    const runs = study.tables.runs?.map((row) =>
      row.seed === 2 ? { ...row, initial_parameters_sha256: row.optimizer } : row,
    );
    expect(
      warningsOf({ ...study, tables: { ...study.tables, ...(runs ? { runs } : {}) } }),
    ).toEqual([expect.stringMatching(/^In 3 of 24 seeds the runs did NOT see the same batches/)]);
  });

  it('tell of tables that a study’s folder lacks', async () => {
    const study = await keptComparison();
    const [warning] = warningsOf({ ...study, missing: ['scores'] });
    expect(warning).toMatch(/^scores\.csv is missing from this study’s folder/);
  });
});
