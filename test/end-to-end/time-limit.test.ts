import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Manifest } from '../../src/results/manifest.ts';
import { lockstep, ROOT, folderWithFewData } from '../fixtures/lockstep.ts';
import { inUpdate, LOOPS, writeModule } from './own-module.ts';

/** So long that others have their turn before the run is over. */
const SLOW = 'const end = performance.now() + 40; while (performance.now() < end);';

const LIMIT = ['--update-time-limit', '1'];

let cwd: string;
beforeEach(async () => {
  cwd = await folderWithFewData();
});

async function run(module: string, ...flags: string[]) {
  const args = ['run', 'optimizer-comparison', '--no-report', '--iterations', '20'];
  const ended = await lockstep([...args, '--optimizers', `${module},adam`, ...flags], { cwd });
  const file = path.join(cwd, 'results/optimizer-comparison/manifest.json');
  const manifest = JSON.parse(await readFile(file, 'utf8')) as Manifest;
  return { ...ended, manifest, own: manifest.runs[0], other: manifest.runs[1] };
}

describe('lockstep run ends a run whose module does not come back, and no other', () => {
  it.each([
    ['update', LOOPS, 5, 'its update took longer than 1 s at iteration 5'],
    ['initialize', 'initialize() { for (;;); },', 0, 'its initialize took longer than 1 s'],
    ['state-length', 'stateLength() { for (;;); },', 0, 'its stateLength took longer than 1 s'],
    [
      'evaluation-point',
      'evaluationPoint(parameters, options, { step }) { if (step > 3) for (;;); },',
      3,
      'its evaluationPoint took longer than 1 s at iteration 3',
    ],
    [
      'timer',
      inUpdate(`if (step === 1) setTimeout(() => { for (;;); }, 0); ${SLOW}`),
      1,
      'a callback that it left behind took longer than 1 s at iteration ',
    ],
    [
      'promise',
      `initialize() { void (async () => { for (;;) await null; })(); }, ${inUpdate(SLOW)}`,
      0,
      'a callback that it left behind took longer than 1 s',
    ],
  ])('in %s', async (name, own, iterations, error) => {
    const { code, stderr, ...runs } = await run(await writeModule(cwd, name, own), ...LIMIT);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(runs.own).toMatchObject({ optimizer: name, status: 'failed' });
    expect(runs.other).toMatchObject({ optimizer: 'Adam', status: 'finished', iterations: 20 });
    expect(runs.own!.error).toContain(error);
    // A timer or promise gets its turn when it is its turn.
    if (error.includes('its ')) expect(runs.own!.iterations).toBe(iterations);
    expect(runs.own!.error).toMatch(/depends on the machine; raise --update-time-limit/);
    // What is left of it was given what the other was given.
    expect(runs.own!.batchesSha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('tells it on the terminal, keeps the losses, and takes the limit from the file', async () => {
    await writeModule(cwd, 'loops', LOOPS);
    await writeFile(
      path.join(cwd, 'own.yaml'),
      'name: own\ntitle: Own\niterations: 20\nbatchSize: 4\nupdateTimeLimit: 0.5\n' +
        'optimizers:\n  - { name: ./loops.ts }\n  - { name: sgd }\n',
    );
    const ended = await lockstep(['run', './own.yaml', '--no-report'], { cwd });
    expect(ended.code).toBe(1);
    expect(ended.stdout.replaceAll(/\s+/g, ' ')).toContain(
      'failed after 5 iterations: its update took longer than 0.5 s at iteration 5',
    );
    const losses = await readFile(path.join(cwd, 'results/own/losses.csv'), 'utf8');
    expect(losses.match(/^\d+,loops,0,[\d.]+,/gm)).toHaveLength(5);
    expect(losses.match(/^\d+,SGD,0,[\d.]+,/gm)).toHaveLength(20);
  });

  it('at load time, before anything is done, as check and verify do', async () => {
    const module = await writeModule(cwd, 'hangs', '', 'for (;;);');
    const sgd = path.join(ROOT, 'test/reference/optimizers/sgd.default.json');
    const ended = await Promise.all(
      [
        ['run', 'optimizer-comparison', '--no-report', '--optimizers', `sgd,${module}`],
        ['check', module],
        ['verify', sgd, '--optimizer', module],
      ].map((args) => lockstep([...args, ...LIMIT], { cwd })),
    );
    for (const { code, stdout, stderr } of ended) {
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain(
        './hangs.ts: loading it took longer than 10 s, which depends on the machine; raise ' +
          '--update-time-limit (in a file updateTimeLimit) where it is only slow.\n',
      );
    }
    expect((await readdir(cwd)).sort()).toEqual(['experiments', 'hangs.ts']);
  });

  it('at load time, where it hangs in the thread that trains it', async () => {
    const second = "if (existsSync('seen')) for (;;);\nwriteFileSync('seen', '');";
    const { own, other, code } = await run(await writeModule(cwd, 'second', '', second), ...LIMIT);
    expect(code).toBe(1);
    expect(own).toMatchObject({ status: 'failed', iterations: 0 });
    expect(own!.error).toContain('loading it took longer than 10 s');
    expect(other).toMatchObject({ status: 'finished' });
  });

  it('and lets one that is slow go on, however long its updates take together', async () => {
    const slow = inUpdate(
      'const end = performance.now() + 150; while (performance.now() < end); void step;',
    );
    const { own, code } = await run(await writeModule(cwd, 'slow', slow), ...LIMIT);
    expect(own).toMatchObject({ status: 'finished', iterations: 20 });
    expect(code).toBe(0);
  });

  it('does not count an evaluation between two updates', async () => {
    const module = await writeModule(cwd, 'judged', '');
    await writeFile(
      path.join(cwd, 'judged.yaml'),
      'name: judged\ntitle: Judged\niterations: 2\nbatchSize: 4\nevaluate: { end: true }\n' +
        `optimizers:\n  - { name: ${module} }\n`,
    );
    const args = ['run', './judged.yaml', '--no-report', '--engine', 'reference', ...LIMIT];
    const ended = await lockstep(args, { cwd });
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    const text = await readFile(path.join(cwd, 'results/judged/environment.json'), 'utf8');
    // The plain network took longer than the limit over 70,000 images.
    expect((JSON.parse(text) as { runs: { seconds: number }[] }).runs[0]!.seconds).toBeGreaterThan(
      1,
    );
  });
});

describe('the limit', () => {
  it('is not in the manifest unless it is given', async () => {
    const module = await writeModule(cwd, 'plain', '');
    expect('updateTimeLimit' in (await run(module)).manifest.experiment).toBe(false);
    const { manifest } = await run(module, '--update-time-limit', '30');
    expect(manifest.experiment.updateTimeLimit).toBe(30);
  });

  it.each([
    [['0'], '--update-time-limit is "0", expected a number of seconds, more than 0.'],
    [['soon'], '--update-time-limit is "soon", expected a number of seconds, more than 0.'],
    [['1', '--update-time-limit', '2'], '--update-time-limit is given more than once.'],
  ])('is refused where it is %j', async (given, message) => {
    const ended = await lockstep(['run', 'optimizer-comparison', '--update-time-limit', ...given]);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toContain(message);
  });

  it('is refused in a file by its line', async () => {
    await writeFile(
      path.join(cwd, 'own.yaml'),
      'name: own\ntitle: Own\niterations: 2\nbatchSize: 4\nupdateTimeLimit: 0\noptimizers: [{ name: sgd }]\n',
    );
    const ended = await lockstep(['run', './own.yaml'], { cwd });
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain('own.yaml:5:18: updateTimeLimit is 0, expected more than 0.');
  });
});

describe('lockstep check', () => {
  it('ends each promise that a hanging update breaks with a sentence, and tries the next', async () => {
    const module = await writeModule(cwd, 'loops', inUpdate('if (step > 12) for (;;);'));
    const ended = await lockstep(['check', module, ...LIMIT], { cwd });
    expect(ended).toMatchObject({ code: 1, stderr: '' });
    const { stdout } = ended;
    expect(stdout).toContain('ok     has valid defaults');
    expect(stdout).toContain(
      'FAILS  decreases a quadratic, at its default learning rate or one from its tuning range\n' +
        '         float64: Its update took longer than 1 s, which depends on the machine; raise ' +
        '--update-time-limit (in a file updateTimeLimit) where it is only slow. float32 was not tried.\n',
    );
    expect(stdout).toMatch(/FAILS {2}allocates no array[^\n]*\n +float64: Its update took longer/);
    // Nine updates, which come back, and never more.
    expect(stdout).toContain('ok     stays finite on gradients of zero');
    expect(stdout).toContain('Its cost was not measured: its update took longer than 1 s');
    expect(stdout).toMatch(/\n\d of 11 promises are not kept\.\n$/);
  });
});
