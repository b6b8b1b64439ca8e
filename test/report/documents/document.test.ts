import { describe, expect, it } from 'vitest';
import { documentOf } from '../../../src/report/documents/document.ts';
import { keptResults } from '../experiment-fixture.ts';
import { keptComparison } from '../study-fixture.ts';

describe('the document of results', () => {
  it('is called as its file is, and says which lockstep it is from', async () => {
    expect(documentOf(await keptResults('optimizer-comparison'))).toMatchObject({
      name: 'optimizer-comparison',
      title: 'Four optimizers on MNIST, on the same batches',
      kicker: 'lockstep 0.1.0 · optimizer-comparison',
    });
    expect(documentOf(await keptComparison())).toMatchObject({
      name: 'charts',
      title: 'Five optimizers on three small problems',
      kicker: 'lockstep 0.1.0 · study charts',
    });
  });

  it('has the same sections of both kinds; only a study tuned anything', async () => {
    const headings = (results: Parameters<typeof documentOf>[0]) =>
      documentOf(results).sections.map(({ heading }) => heading);
    expect(headings(await keptResults('optimizer-comparison'))).toEqual([
      'What was compared',
      'The same data and batches for all',
      'Run it again',
    ]);
    expect(headings(await keptComparison())).toEqual([
      'What was compared',
      'How each was tuned',
      'The same data and batches for all',
      'Run it again',
    ]);
  });

  it('has the caveats of a study, of whose seeds and problems they are', async () => {
    const { caveats } = documentOf(await keptComparison());
    expect(caveats).toContain('8 seeds are few.');
    expect(documentOf(await keptResults('optimizer-comparison')).caveats).toEqual([]);
  });
});
