import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { lockstep, ROOT, temporaryFolder } from '../fixtures/lockstep.ts';

/** A folder with the results of an experiment and of a study, as they would lie in a project. */
async function project(): Promise<string> {
  const cwd = await temporaryFolder();
  await mkdir(path.join(cwd, 'results/comparisons'), { recursive: true });
  await cp(
    path.join(ROOT, 'results/optimizer-comparison'),
    path.join(cwd, 'results/optimizer-comparison'),
    { recursive: true },
  );
  await cp(
    path.join(ROOT, 'test/report/comparison'),
    path.join(cwd, 'results/comparisons/charts'),
    { recursive: true },
  );
  return cwd;
}

describe('lockstep report', () => {
  it('draws all that is in ./results, and an index with their pictures', async () => {
    const cwd = await project();
    expect(await lockstep(['report'], { cwd })).toMatchObject({ code: 0, stderr: '' });
    expect((await readdir(path.join(cwd, 'reports/comparisons'))).sort()).toEqual([
      'charts.html',
      'charts.png',
      'charts.svg',
    ]);
    const index = await readFile(path.join(cwd, 'reports/index.html'), 'utf8');
    for (const link of ['optimizer-comparison', 'comparisons/charts']) {
      expect(index).toContain(`href="${link}.html"`);
      expect(index).toContain(`src="${link}.svg"`);
    }
    expect(index).toContain('Adam has the lowest training loss');
  });

  it('writes what --format asks for: every picture, a summary', async () => {
    const cwd = await project();
    const args = ['report', 'results/comparisons/charts', '--format', 'svg,md'];
    expect((await lockstep(args, { cwd })).code).toBe(0);
    const files = await readdir(path.join(cwd, 'reports/comparisons'));
    expect(files).toContain('charts.md');
    expect(files.filter((name) => name.endsWith('.svg')).length).toBeGreaterThan(25);
    expect(files.filter((name) => /html|png/.test(name))).toEqual([]);
    const refused = await lockstep(['report', '--format', 'pdf'], { cwd });
    expect(refused.code).toBe(2);
    expect(refused.stderr).toMatch(
      /--format is "pdf", expected html, svg, png, md.*print the page/,
    );
  });

  it('puts two folders on one page', async () => {
    const cwd = await project();
    await cp(path.join(cwd, 'results'), path.join(cwd, 'before'), { recursive: true });
    const folders = ['results/optimizer-comparison', 'before/optimizer-comparison'];
    const { code, stdout } = await lockstep(['report', ...folders], { cwd });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^reports\/results--before\.html\n/);
    const same = await lockstep(['report', folders[0]!, folders[0]!], { cwd });
    expect(same.code).toBe(2);
    expect(same.stderr).toContain('are the same folder');
  });
});

describe('a study without some of its tables', () => {
  it('is drawn from the others, and the page and the terminal say which are missing', async () => {
    const cwd = await project();
    const folder = 'results/comparisons/charts';
    for (const file of ['scores.csv', 'paths.csv']) await rm(path.join(cwd, folder, file));
    const { code, stdout, stderr } = await lockstep(['report', folder], { cwd });
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: expect.stringContaining('reports/comparisons/charts.html') as string,
    });
    expect(stderr).toMatch(
      /^results\/comparisons\/charts: scores\.csv and paths\.csv are missing from this study’s folder, .*\n$/,
    );
    const page = await readFile(path.join(cwd, 'reports/comparisons/charts.html'), 'utf8');
    expect(page).toContain('scores.csv and paths.csv are missing from this study’s folder');
    expect(page).not.toContain('id="chart-critical-differences"');
    expect(page).toContain('id="chart-intervals-1"');
  });
});

describe('a damaged study', () => {
  it.each([
    ['curves.csv', 'problem,what\n', /curves\.csv:1: its columns are problem, what; expected/],
    ['runs.csv', 'problem,"\n', /runs\.csv:\d: this is not valid CSV/],
    ['comparison.json', '{', /comparison\.json is not valid JSON/],
    ['comparison.json', '{"lockstep":"0.0.1"}', /was written by lockstep 0\.0\.1: run it again/],
    ['environment.json', '[]', /environment\.json: .* is not as lockstep/],
  ])('with %s as %j is refused by name', async (file, text, sentence) => {
    const cwd = await project();
    await writeFile(path.join(cwd, 'results/comparisons/charts', file), text);
    const { code, stderr } = await lockstep(['report', 'results/comparisons/charts'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toMatch(sentence);
    expect(stderr.trim().split('\n').length).toBeLessThan(4);
  });
});
