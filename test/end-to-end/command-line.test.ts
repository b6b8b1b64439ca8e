import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { lockstep, temporaryFolder } from '../fixtures/lockstep.ts';

describe('lockstep compare --iterations', () => {
  it('trains so long on every problem, whatever the file says of each', async () => {
    const cwd = await temporaryFolder();
    await writeFile(
      path.join(cwd, 'small.yaml'),
      'name: small\ntitle: Small\nseeds: 2\ntuning: { trials: 0 }\n' +
        'problems: [{ name: rosenbrock, iterations: 40 }, { name: saddle }]\n' +
        'optimizers: [{ name: adam }, { name: adagrad }]\n',
    );
    const args = ['compare', './small.yaml', '--iterations', '25', '--no-report', '--quiet'];
    expect(await lockstep(args, { cwd })).toEqual({ code: 0, stdout: '', stderr: '' });
    const folder = path.join(cwd, 'results/comparisons/small');
    const text = await readFile(path.join(folder, 'comparison.json'), 'utf8');
    const { comparison } = JSON.parse(text) as { comparison: { problems: object[] } };
    expect(comparison.problems).toMatchObject([{ iterations: 25 }, { iterations: 25 }]);
    const [header = '', ...rows] = (await readFile(path.join(folder, 'runs.csv'), 'utf8'))
      .trim()
      .split('\n');
    const steps = header.split(',').indexOf('steps');
    expect(rows.map((row) => row.split(',')[steps])).toEqual(Array(8).fill('25'));
  });
});

describe('lockstep list --json', () => {
  it('prints one JSON array and nothing else', async () => {
    const { code, stdout, stderr } = await lockstep(['list', 'optimizers', 'adam', '--json']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject([
      { name: 'adam', options: { lr: { default: 0.001 } } },
    ]);
  });

  it('tells a mistake as any list does', async () => {
    const { code, stdout, stderr } = await lockstep(['list', 'schedules', 'cosin', '--json']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('There is no "cosin" among the schedules. Did you mean "cosine"?');
  });
});

describe('a bad value of a shared flag', () => {
  it.each([
    [
      'tune optimizer-comparison --workers 0',
      '--workers is "0", expected a whole number, at least 1.',
    ],
    ['runs --store=', '--store is "", expected a folder.'],
    ['compare optimizer-comparison --seeds few', '--seeds is "few", expected a number.'],
    ['report --reports a --reports b', '--reports is given more than once.'],
  ])('lockstep %s ends with 2, a sentence and where to look', async (words, sentence) => {
    const args = words.split(' ');
    expect(await lockstep(args)).toEqual({
      code: 2,
      stdout: '',
      stderr: `${sentence}\nSee \`lockstep ${args[0]} --help\`.\n`,
    });
  });
});
