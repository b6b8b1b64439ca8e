import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { RandomState } from '../../src/base/random/random-state.ts';
import { lockstep, temporaryFolder } from '../fixtures/lockstep.ts';

/** Three clouds of points in four dimensions, far enough apart to be told, not to be told always. */
function clouds(size: number): string {
  const random = new RandomState(7);
  const rows = Array.from({ length: size }, (_, i) => {
    const cloud = i % 3;
    const point = [0, 1, 2, 3].map((axis) => 100 * random.normal() + (axis === cloud ? 250 : 0));
    return [...point, ['ant', 'bee', 'cat'][cloud]].join();
  });
  return `a,b,c,d,animal\n${rows.join('\n')}\n`;
}

/** A folder with an experiment on the clouds, in a folder of its own. */
async function study(): Promise<string> {
  const folder = await temporaryFolder();
  await mkdir(path.join(folder, 'study'));
  await writeFile(path.join(folder, 'study', 'clouds.csv'), clouds(1500));
  const common = 'dataset: ./clouds.csv\nbatchSize: 50\niterations: 300\n';
  await writeFile(
    path.join(folder, 'study', 'clouds.yaml'),
    `name: clouds\ntitle: Clouds\n${common}evaluate: { end: true }\noptimizers: [{ name: sgd }, { name: adam }]\n`,
  );
  return folder;
}

describe('a data set of the user’s', () => {
  it('is named in an experiment by its path from there, and learned by both engines alike', async () => {
    const folder = await study();
    const ends: unknown[] = [];
    for (const engine of ['wasm', 'reference']) {
      const args = ['run', 'study/clouds.yaml', '--quiet', '--engine', engine];
      expect(await lockstep(args, { cwd: folder })).toMatchObject({ code: 0, stderr: '' });
      const results = path.join(folder, 'results', 'clouds');
      const text = await readFile(path.join(results, 'manifest.json'), 'utf8');
      const manifest = JSON.parse(text) as { dataset: unknown };
      expect(manifest.dataset).toMatchObject({
        name: 'clouds.csv',
        trainSize: 1200,
        testSize: 300,
        inputSize: 4,
        classes: 3,
      });
      expect(text).not.toContain(folder);
      const [header, ...rows] = (await readFile(path.join(results, 'evaluations.csv'), 'utf8'))
        .trim()
        .split('\n')
        .map((line) => line.split(','));
      const column = header!.indexOf('test_accuracy');
      ends.push(rows.map((row) => row[column]));
    }
    expect(ends[0]).toEqual(ends[1]);
    for (const accuracy of ends[0] as string[]) expect(Number(accuracy)).toBeGreaterThan(0.85);
  });

  it('is compared on, wherever it lies, with a sixth of its rows for validation', async () => {
    const folder = await study();
    const args = ['compare', 'study/clouds.yaml', '--trials', '0', '--seeds', '2', '--quiet'];
    expect(await lockstep(args, { cwd: folder })).toMatchObject({ code: 0, stderr: '' });
    const results = path.join(folder, 'results', 'comparisons', 'clouds');
    const { comparison } = JSON.parse(
      await readFile(path.join(results, 'comparison.json'), 'utf8'),
    ) as { comparison: { problems: { options: unknown }[] } };
    expect(comparison.problems[0]?.options).toMatchObject({
      dataset: './clouds.csv',
      validationSize: 200,
    });

    const elsewhere = path.join(folder, 'elsewhere');
    await mkdir(elsewhere);
    for (const file of ['clouds.csv', 'clouds.yaml']) {
      await copyFile(path.join(folder, 'study', file), path.join(elsewhere, file));
    }
    const again = await lockstep(
      ['compare', 'elsewhere/clouds.yaml', '--trials', '0', '--seeds', '2'],
      { cwd: folder },
    );
    expect(again.stdout).toMatch(/0 runs computed, 4 taken/);
  });

  it('that is not there is a user’s mistake', async () => {
    const folder = await study();
    await writeFile(
      path.join(folder, 'missing.yaml'),
      'name: missing\ntitle: Missing\ndataset: { name: ./no.csv }\nbatchSize: 5\niterations: 3\noptimizers: [{ name: sgd }]\n',
    );
    for (const command of ['run', 'compare']) {
      const { code, stderr } = await lockstep([command, 'missing.yaml'], { cwd: folder });
      expect(code).toBe(2);
      expect(stderr).toContain(`There is no data file or folder ${path.join(folder, 'no.csv')}.`);
    }
  });
});
