import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { lockstep, ROOT, temporaryFolder } from '../fixtures/lockstep.ts';

const module = (name: string) => path.join(ROOT, `test/end-to-end/modules/${name}.ts`);

const SMALL = `name: small
title: Three optimizers on two small problems
problems:
  - { name: rosenbrock, iterations: 300 }
  - { name: quadratic, iterations: 200, options: { dimension: 20 } }
seeds: 6
tuning: { trials: 4 }
optimizers:
  - { name: sgd }
  - { name: adam }
  - { name: momentum }
`;

let cwd: string;
beforeEach(async () => {
  cwd = await temporaryFolder();
  await writeFile(path.join(cwd, 'small.yaml'), SMALL);
});

/** The files of a comparison that must be the same bytes each time. */
async function bytesOf(name = 'small'): Promise<Record<string, string>> {
  const folder = path.join(cwd, 'results/comparisons', name);
  // A writer that was killed leaves its temporary file, under a name that nothing reads.
  const names = (await readdir(folder))
    .filter((file) => file !== 'environment.json' && !file.includes('.tmp-'))
    .sort();
  const read = await Promise.all(names.map((file) => readFile(path.join(folder, file), 'utf8')));
  return Object.fromEntries(names.map((file, i) => [file, read[i]!]));
}

const compare = (...args: string[]) => lockstep(['compare', './small.yaml', ...args], { cwd });

describe('lockstep compare', () => {
  it('tunes, trains from several seeds, and says what it shows and what not', async () => {
    const { code, stdout, stderr } = await compare();
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    // 2 problems × 3 optimizers × 4 trials, then 6 seeds of each.
    expect(stdout).toContain('60 runs computed, 0 taken from .lockstep/runs');
    const { 'summary.md': summary, 'runs.csv': runs, 'scores.csv': scores } = await bytesOf();
    expect(summary).toContain('each optimizer tuned with 4 trials');
    expect(summary).toMatch(/has the lowest mean train loss, [\d.e-]+ \[/);
    expect(summary).toContain('6 seeds are few.');
    expect(summary).toContain('Friedman’s test that all rank alike');
    expect(runs!.match(/\nRosenbrock,Adam,\d,finished,300,/g)).toHaveLength(6);
    expect(scores!.trim().split('\n')).toHaveLength(4);
    // In a seed all optimizers have the same batches and first parameters.
    for (const seed of [1, 2]) {
      const hashes = [...runs!.matchAll(new RegExp(`^Noisy quadratic,\\w+,${seed},.*$`, 'gm'))].map(
        ([line]) => line.split(',').slice(13, 15).join(),
      );
      expect(hashes).toHaveLength(3);
      expect(new Set(hashes).size).toBe(1);
    }
  });

  it('gives the same bytes for any number of workers, and does no run twice', async () => {
    await compare('--workers', '1');
    const first = await bytesOf();
    const again = await compare();
    expect(again.stdout).toContain('0 runs computed, 60 taken');
    expect(await bytesOf()).toEqual(first);
    await compare('--workers', '3', '--store', 'elsewhere');
    expect(await bytesOf()).toEqual(first);
  });

  it('computes an added optimizer alone, under a title that is true of all', async () => {
    await compare();
    const added = await compare('--optimizers', 'sgd,adam,momentum,lion');
    expect(added.stdout).toContain('20 runs computed, 60 taken');
    const title = 'SGD, Adam, Momentum and Lion on Rosenbrock and Noisy quadratic';
    expect(added.stdout).toMatch(new RegExp(`^${title}\n`));
    const { 'summary.md': summary, 'comparison.json': manifest } = await bytesOf();
    expect(summary).toMatch(new RegExp(`^# ${title}\n`));
    expect(manifest).toContain(`"title": "${title}"`);
    const page = await readFile(path.join(cwd, 'reports/comparisons/small.html'), 'utf8');
    expect(page).toContain(`<h1>${title}</h1>`);
    expect(await readFile(path.join(cwd, 'reports/index.html'), 'utf8')).toContain(`>${title}</a>`);
  });

  it('goes on after kill -9, wherever it was, to the same bytes', async () => {
    await compare('--store', 'undisturbed');
    const undisturbed = await bytesOf();
    for (let kill = 1; kill <= 5; kill++) {
      await lockstep(['compare', './small.yaml', '--quiet'], {
        cwd,
        started: (child) => void setTimeout(700 + 150 * kill).then(() => child.kill('SIGKILL')),
      });
      // What is there can be read.
      for (const text of Object.values(await bytesOf())) expect(text.length).toBeGreaterThan(0);
    }
    expect((await compare()).code).toBe(0);
    expect(await bytesOf()).toEqual(undisturbed);
  });

  it('detects no difference between an optimizer and its copy', async () => {
    const text = SMALL.replace('  - { name: momentum }\n', '  - { name: adam, label: Copy }\n');
    await writeFile(path.join(cwd, 'small.yaml'), text);
    await compare('--trials', '1', '--seeds', '10');
    const { 'differences.csv': differences } = await bytesOf();
    const pairs = [...differences!.matchAll(/^[^,]+,Adam,Copy,.*$/gm)].map(([line]) => line);
    expect(pairs).toHaveLength(2);
    for (const pair of pairs) expect(pair).toMatch(/,Adam,Copy,0,0,0,0,10,0,0,1,1,.*false,1,/);
  });

  it('undoes a handicap by tuning, and says so where there was none', async () => {
    const handicapped = SMALL.replace(
      '  - { name: adam }\n',
      '  - { name: adam }\n  - { name: adam, label: Slow, options: { lr: 0.0001 } }\n',
    );
    await writeFile(path.join(cwd, 'small.yaml'), handicapped);
    await compare('--trials', '0');
    const untuned = await bytesOf();
    expect(untuned['summary.md']).toContain('No optimizer was tuned');
    const lossOf = (summary: string, label: string) =>
      Number(new RegExp(`^Noisy quadratic,${label},trainLoss,([^,]+)`, 'm').exec(summary)![1]);
    expect(lossOf(untuned['summary.csv']!, 'Slow')).toBeGreaterThan(
      1.5 * lossOf(untuned['summary.csv']!, 'Adam'),
    );
    await compare('--trials', '12');
    const tuned = await bytesOf();
    expect(lossOf(tuned['summary.csv']!, 'Slow')).toBe(lossOf(tuned['summary.csv']!, 'Adam'));
  });

  it('keeps the others’ results where one fails, diverges, or has no data', async () => {
    const text = SMALL.replace(
      '  - { name: adam }\n',
      `  - { name: ${module('throws')} }\n  - { name: sgd, label: Wild, options: { lr: 9 } }\n`,
    ).replace('problems:\n', 'problems:\n  - { name: logistic-regression }\n');
    await writeFile(path.join(cwd, 'small.yaml'), text);
    const ended = await compare('--trials', '0', '--data', cwd);
    expect(ended.code).toBe(1);
    expect(ended.stderr).toBe('');
    const { 'summary.md': summary, 'summary.csv': table } = await bytesOf();
    expect(summary).toMatch(
      /^# Three optimizers on two small problems, without Logistic regression\n/,
    );
    expect(summary).toMatch(/Logistic regression was left out: .*train-images/);
    expect(summary).toContain('6 of 6 final runs of Throws failed: out of luck (throws.ts:12).');
    expect(summary).toContain('6 of 6 final runs of Wild diverged.');
    expect(table).toMatch(/^Noisy quadratic,Momentum,trainLoss,0\.0\d+,0\.0/m);
  });

  it('is ended by Ctrl-C where a module never returns, and keeps the others’ runs', async () => {
    const text = SMALL.replace('  - { name: adam }\n', `  - { name: ${module('loops')} }\n`);
    await writeFile(path.join(cwd, 'small.yaml'), text);
    let interrupted = false;
    const ended = await lockstep(['compare', './small.yaml', '--trials', '0'], {
      cwd,
      // 24 of 36 runs are the library's; a line tells of the 22nd, the last two follow at once.
      watch: (child, stdout) => {
        if (interrupted || !stdout.includes('22 of 36 runs')) return;
        interrupted = true;
        void setTimeout(3000).then(() => child.kill('SIGINT'));
      },
    });
    expect(ended.code).toBe(130);
    const { 'summary.md': summary } = await bytesOf();
    expect(summary).toContain('It was interrupted.');
    expect(summary).toContain('6 of 6 final runs of Loops were not computed.');
    expect(summary).not.toContain('of Momentum were not computed');
  });

  it.each([
    [['--seeds', '0'], '--seeds is 0, expected at least 1.'],
    [['--budget', 'soon'], '--budget is "soon", expected a time as in 90s, 10m or 1h.'],
    [['--optimizers', 'adamm'], 'Did you mean "adam"?'],
  ])('refuses %j in a sentence', async (args, message) => {
    const ended = await compare(...args);
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain(message);
    expect(ended.stderr).not.toMatch(/\n\s+at /);
  });

  it('tells mistakes of a file with its line', async () => {
    await writeFile(path.join(cwd, 'small.yaml'), SMALL.replace('rosenbrock', 'rosenbrok'));
    const ended = await compare();
    expect(ended.code).toBe(2);
    expect(ended.stderr).toMatch(/small\.yaml:4:13: .*"rosenbrok".*Did you mean "rosenbrock"\?/);
  });
});

describe('lockstep tune', () => {
  it('says which settings were best, and does what a comparison then needs not do again', async () => {
    const { code, stdout } = await lockstep(['tune', './small.yaml'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Noisy quadratic +Momentum +\d\.\d+ train loss +lr /m);
    const settings = await readFile(
      path.join(cwd, 'results/comparisons/small/tuning/tuned.yaml'),
      'utf8',
    );
    expect(settings).toMatch(/^Rosenbrock:\n {2}optimizers:\n {4}- name: sgd\n/);
    expect((await compare()).stdout).toContain('36 runs computed, 24 taken');
  });

  it('leaves the trials of a finished comparison as they are', async () => {
    await compare();
    const trials = path.join(cwd, 'results/comparisons/small/trials.csv');
    const before = await readFile(trials, 'utf8');
    expect((await lockstep(['tune', './small.yaml', '--trials', '2'], { cwd })).code).toBe(0);
    expect(await readFile(trials, 'utf8')).toBe(before);
    const own = path.join(cwd, 'results/comparisons/small/tuning/trials.csv');
    expect(await readFile(own, 'utf8')).not.toBe(before);
  });
});

describe('lockstep sensitivity', () => {
  it('says where the good learning rates are, and where runs diverge', async () => {
    const args = ['sensitivity', './small.yaml', '--seeds', '2', '--points', '6'];
    const { code, stdout } = await lockstep(args, { cwd });
    expect(code).toBe(0);
    // Λ's largest curvature is 1: SGD diverges from a learning rate of 2 on; 0.1 and 1 are tried below.
    expect(stdout).toMatch(/^Noisy quadratic +SGD .* 10\.0 and up$/m);
    const table = await readFile(
      path.join(cwd, 'results/comparisons/small/sensitivity.lr.csv'),
      'utf8',
    );
    expect(table.match(/^Rosenbrock,Adam,lr,/gm)).toHaveLength(6);
  });

  it('refuses an option that no optimizer has', async () => {
    const args = ['sensitivity', './small.yaml', '--option', 'speed'];
    const { code, stderr } = await lockstep(args, { cwd });
    expect(code).toBe(2);
    expect(stderr).toBe('No optimizer of the study has a range for speed.\n');
  });
});
