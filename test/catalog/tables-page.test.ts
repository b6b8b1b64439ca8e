import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { tablesPage } from '../../src/catalog/tables-page.ts';

/** The columns of a file that lockstep wrote. */
async function columnsOf(file: string): Promise<string[]> {
  const [header = ''] = (await readFile(file, 'utf8')).split('\n');
  return header.split(',');
}

/** The columns that a section of the page tells of. */
function toldIn(section: string): string[] {
  return [...section.matchAll(/^\| `(\w+)` \| .+ \| .+ \|$/gm)].map(([, name = '']) => name);
}

const [, ofExperiment = '', ofStudy = '', ofOthers = ''] = tablesPage().split(/^## /m);
const sectionOf = (part: string, file: string) =>
  part.split(/^### /m).find((section) => section.startsWith(`${file}\n`)) ?? '';

describe('docs/tables.md', () => {
  it('is the page of the tables that there are now (npm run build writes it)', async () => {
    expect(await readFile('docs/tables.md', 'utf8')).toBe(tablesPage());
  });

  it.each(['losses.csv', 'evaluations.csv'])(
    'tells of every column of %s that git keeps of an experiment',
    async (file) => {
      const kept = path.join('results/backprop-training', file);
      expect(toldIn(sectionOf(ofExperiment, file))).toEqual(await columnsOf(kept));
    },
  );

  it.each([
    'summary.csv',
    'runs.csv',
    'trials.csv',
    'differences.csv',
    'curves.csv',
    'losses.csv',
    'targets.csv',
    'stability.csv',
    'runtimes.csv',
    'profiles.csv',
    'scores.csv',
    'paths.csv',
  ])('tells of every column of %s of a study', async (file) => {
    const kept = path.join('test/report/comparison', file);
    // The kept study is older than the last columns of the table of differences.
    const later = file === 'differences.csv' ? ['p_max_t', 'detectable'] : [];
    expect(toldIn(sectionOf(ofStudy, file))).toEqual([...(await columnsOf(kept)), ...later]);
  });

  it('tells of what sensitivity writes, and when norms and weights are there', async () => {
    const kept = await columnsOf('test/report/comparison/sensitivity.lr.csv');
    expect(toldIn(sectionOf(ofOthers, 'sensitivity.OPTION.csv'))).toEqual(kept);
    expect(sectionOf(ofExperiment, 'norms.csv')).toContain('where the experiment has `norms`');
    expect(sectionOf(ofExperiment, 'weights.csv')).toContain('where the experiment has `weights`');
  });
});
