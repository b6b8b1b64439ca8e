import type { ChildProcess } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Manifest } from '../../src/results/manifest.ts';
import { lockstep, ROOT, folderWithFewData } from '../fixtures/lockstep.ts';

const MODULES = path.join(ROOT, 'test/end-to-end/modules');
const module = (name: string) => path.join(MODULES, `${name}.ts`);

const QUIET = ['run', 'optimizer-comparison', '--no-report', '--quiet'];
const SHORT = [...QUIET, '--iterations', '20'];

async function manifestIn(cwd: string): Promise<Manifest> {
  const file = path.join(cwd, 'results/optimizer-comparison/manifest.json');
  return JSON.parse(await readFile(file, 'utf8')) as Manifest;
}

async function lossesIn(cwd: string): Promise<string> {
  return readFile(path.join(cwd, 'results/optimizer-comparison/losses.csv'), 'utf8');
}

describe('an optimizer of a stranger’s', () => {
  it('is compared with the library’s, from a TypeScript file without a build step', async () => {
    const cwd = await folderWithFewData();
    const ended = await lockstep([...SHORT, '--optimizers', `sgd,${module('mine')}`], { cwd });
    expect(ended).toEqual({ code: 0, stdout: '', stderr: '' });
    const losses = await lossesIn(cwd);
    const of = (label: string) =>
      [...losses.matchAll(new RegExp(`^\\d+,${label},0,(.*)$`, 'gm'))].map(
        ([, numbers]) => numbers,
      );
    expect(of('Mine')).toHaveLength(20);
    // It is SGD, so with the same first parameters and batches it must lose what SGD loses.
    const { experiment } = await manifestIn(cwd);
    expect(experiment.optimizers[1]!.module?.bundleSha256).toMatch(/^[0-9a-f]{64}$/);
    if (experiment.init === 'shared') expect(of('Mine')).toEqual(of('SGD'));
  });

  it('gives the same bytes for any number of workers and with the plain network', async () => {
    const bytes = await Promise.all(
      [
        ['--workers', '1'],
        ['--workers', '3'],
        ['--engine', 'reference'],
      ].map(async (flags) => {
        const cwd = await folderWithFewData();
        const field = `adam,sgd,${module('mine')}`;
        const { code } = await lockstep([...SHORT, '--optimizers', field, ...flags], { cwd });
        expect(code).toBe(0);
        return lossesIn(cwd);
      }),
    );
    expect(new Set(bytes).size).toBe(1);
  });

  it('may be named in an experiment file, relative to that file', async () => {
    const cwd = await folderWithFewData();
    const file = path.join(cwd, 'mine.yaml');
    await writeFile(
      path.join(cwd, 'mine.ts'),
      (await readFile(module('mine'), 'utf8')).replace('./factor.ts', module('factor')),
    );
    await writeFile(
      file,
      'name: optimizer-comparison\ntitle: Mine\niterations: 5\nbatchSize: 4\n' +
        'optimizers:\n  - name: ./mine.ts\n    label: Mine, fast\n    options: { lr: 0.5 }\n',
    );
    const ended = await lockstep(['run', file, '--no-report', '--quiet'], { cwd });
    expect(ended).toEqual({ code: 0, stdout: '', stderr: '' });
    expect((await manifestIn(cwd)).runs).toMatchObject([
      { optimizer: 'Mine, fast', status: 'finished' },
    ]);

    await writeFile(file, (await readFile(file, 'utf8')).replace('lr: 0.5', 'lr: -1, speed: 2'));
    const refused = await lockstep(['run', file, '--no-report'], { cwd });
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain(
      'mine.yaml:8:20: optimizers[0].options.lr is -1, expected at least 0.',
    );
    expect(refused.stderr).toContain('unknown key "speed"');
  });
});

describe('a module that is no optimizer is told in a sentence, before anything is trained', () => {
  it.each([
    ['throws-at-once', "can't be loaded: no way"],
    ['exports-nothing', 'has no optimizer as its default export'],
    ['foreign', 'name is "Foreign", expected lower-case words joined by hyphens'],
    ['foreign', 'update is missing'],
    ['missing', "doesn't exist"],
  ])('%s: %s', async (name, message) => {
    const cwd = await folderWithFewData();
    const ended = await lockstep([...SHORT, '--optimizers', `sgd,${module(name)}`], { cwd });
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain(module(name));
    expect(ended.stderr).toContain(message);
    expect(ended.stderr).not.toMatch(/\n\s+at /);
    await expect(manifestIn(cwd)).rejects.toThrow('ENOENT');
  });
});

describe('a module that fails on the way loses only its own run', () => {
  it.each([
    ['throws', 1, { status: 'failed', iterations: 5, error: 'out of luck (throws.ts:12)' }],
    ['exits', 1, { status: 'failed', iterations: 5 }],
    ['not-a-number', 0, { status: 'diverged', divergedAt: 0 }],
  ])('%s', async (name, code, run) => {
    const cwd = await folderWithFewData();
    const field = `${module(name)},adam`;
    const ended = await lockstep([...SHORT, '--optimizers', field], { cwd });
    expect(ended.code).toBe(code);
    const { runs } = await manifestIn(cwd);
    expect(runs[0]).toMatchObject(run);
    expect(runs[1]).toMatchObject({ optimizer: 'Adam', status: 'finished', iterations: 20 });
    expect(runs[0]!.initialParametersSha256).toBe(await firstHash('initialParametersSha256'));
  });

  it('and of one whose thread is gone the batches are told all the same', async () => {
    const cwd = await folderWithFewData();
    await lockstep([...SHORT, '--optimizers', module('exits')], { cwd });
    expect((await manifestIn(cwd)).runs[0]!.batchesSha256).toBe(await firstHash('batchesSha256'));
  });
});

/** What the first run of the comparison was given in five iterations. */
async function firstHash(hash: 'initialParametersSha256' | 'batchesSha256'): Promise<string> {
  const cwd = await folderWithFewData();
  const flags = ['--iterations', '5', '--optimizers', 'sgd'];
  expect((await lockstep([...QUIET, ...flags], { cwd })).code).toBe(0);
  return (await manifestIn(cwd)).runs[0]![hash];
}

describe('Ctrl-C', () => {
  const interruptOn = (text: string) => {
    let sent = false;
    return (child: ChildProcess, stdout: string) => {
      if (sent || !stdout.includes(text)) return;
      sent = true;
      // By then the module has been loaded and loops.
      setTimeout(() => child.kill('SIGINT'), 3000);
    };
  };

  it('ends a module that never returns, and keeps the other runs', async () => {
    const cwd = await folderWithFewData();
    const field = `adam,${module('loops')}`;
    const flags = ['--iterations', '20', '--no-report', '--optimizers', field];
    const ended = await lockstep(['run', 'optimizer-comparison', ...flags], {
      cwd,
      // Adam is done with its 20, the module hangs in its sixth: 12 of 20 on average.
      watch: interruptOn('12/20'),
    });
    expect(ended.code).toBe(130);
    const { runs } = await manifestIn(cwd);
    expect(runs).toMatchObject([
      { optimizer: 'Adam', status: 'finished', iterations: 20 },
      { optimizer: 'Loops', status: 'interrupted', iterations: 5 },
    ]);
  });

  it('ends a module that never finishes loading', async () => {
    const cwd = await folderWithFewData();
    const flags = ['--optimizers', module('loads-for-ever')];
    const running = lockstep([...SHORT, ...flags], {
      cwd,
      started: (child) => void setTimeout(() => child.kill('SIGINT'), 2000),
    });
    expect((await running).code).toBe(130);
  });
});
