import { cp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readStudyFolder } from '../../../src/study/read.ts';
import { STUDY_TABLES, studyTables } from '../../../src/study/tables/registry.ts';
import { documentOf, type ReportDocument } from '../../../src/report/documents/document.ts';
import { renderReport } from '../../../src/report/output/report.ts';
import { ROOT, temporaryFolder } from '../../fixtures/lockstep.ts';
import { onOne } from '../study-fixture.ts';

/** A study's folder as a version wrote it that knew some tables less. */
async function withoutTables(...files: string[]): Promise<string> {
  const folder = path.join(await temporaryFolder(), 'older');
  await cp(path.join(ROOT, 'test/report/comparison'), folder, { recursive: true });
  for (const file of files) await rm(path.join(folder, file));
  return folder;
}

const kindsOf = (charts: ReportDocument['charts']) =>
  charts.map(({ name }) => name.replace(/-\d+$/, ''));

describe('a study’s folder without some of its tables', () => {
  it('is shown, without the charts that are drawn from them, and says which they are', async () => {
    const whole = documentOf(await readStudyFolder(await withoutTables()));
    expect(whole.warnings).toEqual([]);
    const results = await readStudyFolder(await withoutTables('scores.csv', 'losses.csv'));
    const { warnings, finding, rankings, charts } = documentOf(results);
    expect(warnings).toEqual([
      'losses.csv and scores.csv are missing from this study’s folder, which lockstep 0.1.0 ' +
        'wrote: the charts and numbers that come from them are left out. Run the study again ' +
        'to have them; runs that are kept are not computed anew.',
    ]);
    const names = charts.map(({ name }) => name);
    const gone = whole.charts.map(({ name }) => name).filter((name) => !names.includes(name));
    expect(gone).toEqual(['critical-differences', 'training-1', 'training-2', 'training-3']);
    // There are no ranks over the problems, but what was found on each.
    expect(finding).toHaveLength(3);
    expect(finding[1]).toMatch(/^Rosenbrock: Momentum has the lowest mean train loss/);
    const [{ table }] = rankings as [(typeof rankings)[number]];
    expect(table.columns.map(({ heading }) => heading)).toEqual([
      'optimizer',
      'Noisy quadratic',
      'Rosenbrock',
      'Saddle',
    ]);
    expect(table.rows).toHaveLength(5);
  });

  it.each(STUDY_TABLES)('can do without the table of %s', async (name) => {
    const { file } = studyTables[name];
    const results = await readStudyFolder(await withoutTables(file));
    expect(results.missing).toEqual([name]);
    const whole = await readStudyFolder(await withoutTables());
    for (const [one, all] of [
      [results, whole],
      [onOne(results, 'Rosenbrock'), onOne(whole, 'Rosenbrock')],
    ] as const) {
      const { warnings, finding, charts } = documentOf(one);
      expect(warnings.join()).toContain(`${file} is missing from this study’s folder`);
      expect(finding.join()).toContain('has the');
      const left = kindsOf(charts);
      expect(kindsOf(documentOf(all).charts)).toEqual(expect.arrayContaining(left));
      // Most charts need summary.csv, which says who there is to be told apart.
      expect(left.length).toBeGreaterThanOrEqual(name === 'summary' ? 2 : 8);
    }
  });

  it('has no ranking without summary.csv, and does not say that runs finished or were not tuned', async () => {
    const results = onOne(await readStudyFolder(await withoutTables('summary.csv')), 'Rosenbrock');
    expect(documentOf(results).rankings).toEqual([]);
    const [page] = await renderReport(results, ['html']);
    expect(page!.content).not.toMatch(/all finished|<h2>Ranking|>not tuned</);
  });

  it('says nothing of the hashes of runs that are not there', async () => {
    const [page] = await renderReport(await readStudyFolder(await withoutTables('runs.csv')), [
      'html',
    ]);
    expect(page!.content).not.toMatch(/In each of the|saw the same batches in the same order/);
    expect(page!.content).toContain('The hashes of the batches are in runs.csv, which is missing.');
  });

  it('is still refused where a table is damaged, by line', async () => {
    const folder = await withoutTables('scores.csv');
    await writeFile(path.join(folder, 'curves.csv'), 'problem,"\n');
    await expect(readStudyFolder(folder)).rejects.toThrow(/curves\.csv:\d: this is not valid CSV/);
  });
});
