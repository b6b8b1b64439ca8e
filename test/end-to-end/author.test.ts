import { execFile } from 'node:child_process';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { contract } from '../../src/optimizers/contract/contract.ts';
import { lockstep, ROOT, temporaryFolder } from '../fixtures/lockstep.ts';

const run = promisify(execFile);
const module = (name: string) => path.join(ROOT, `test/end-to-end/modules/${name}.ts`);

describe('lockstep new optimizer', () => {
  it('writes files with which all goes on at once: check, run, test', async () => {
    const cwd = await temporaryFolder();
    const written = await lockstep(['new', 'optimizer', 'my-adam'], { cwd });
    expect(written).toMatchObject({ code: 0, stderr: '' });
    expect(written.stdout).toContain(`npm install --no-save --ignore-scripts ${ROOT.slice(0, -1)}`);
    expect(written.stdout).toContain('npx lockstep check ./my-adam.ts');

    const checked = await lockstep(['check', './my-adam.ts', '--no-cost'], { cwd });
    expect(checked).toMatchObject({ code: 0, stderr: '' });
    expect(checked.stdout).toContain('MyAdam (my-adam), state v. The optimizer');
    for (const { promise } of contract) expect(checked.stdout).toContain(`ok     ${promise}`);

    const experiment = await readFile(path.join(cwd, 'my-adam.yaml'), 'utf8');
    const short = experiment.replace('iterations: 2000', 'iterations: 20');
    await writeFile(path.join(cwd, 'my-adam.yaml'), short);
    const ran = await lockstep(['run', './my-adam.yaml'], { cwd });
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    expect(ran.stdout).toMatch(/SGD[^]*Momentum[^]*Adam[^]*MyAdam/);
    expect(await readFile(path.join(cwd, 'reports/my-adam.html'), 'utf8')).toContain('MyAdam');

    // What `npm install --no-save …`, as it says, comes to; package.test.ts follows the rest to the word.
    await mkdir(path.join(cwd, 'node_modules'));
    await symlink(ROOT, path.join(cwd, 'node_modules/lockstep'));
    const { stdout } = await run(process.execPath, ['--test', 'my-adam.test.mjs'], { cwd });
    expect(stdout).toMatch(new RegExp(`(#|ℹ) pass ${2 * contract.length + 1}\\n`));
    expect(stdout).toMatch(/(#|ℹ) fail 0\n/);
  });

  it('overwrites nothing', async () => {
    const cwd = await temporaryFolder();
    await writeFile(path.join(cwd, 'mine.yaml'), 'precious');
    const refused = await lockstep(['new', 'optimizer', 'mine'], { cwd });
    expect(refused.code).toBe(2);
    expect(refused.stderr).toBe(
      'mine.yaml is there already, and is left as it is. Nothing was written.\n',
    );
    expect(await readFile(path.join(cwd, 'mine.yaml'), 'utf8')).toBe('precious');
    await expect(readFile(path.join(cwd, 'mine.ts'))).rejects.toThrow('ENOENT');
  });

  it.each([
    ['My Adam', 'expected lower-case words joined by hyphens'],
    ['../escape', 'expected lower-case words joined by hyphens'],
    ['adam', 'The library has an optimizer "adam" already.'],
  ])('refuses the name %s', async (name, message) => {
    const refused = await lockstep(['new', 'optimizer', name], { cwd: await temporaryFolder() });
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain(message);
  });
});

describe('lockstep check', () => {
  it('says in sentences what fails, and exits with 1', async () => {
    const ended = await lockstep(['check', module('not-a-number'), '--no-cost']);
    expect(ended.code).toBe(1);
    expect(ended.stdout).toContain('FAILS  decreases a quadratic');
    expect(ended.stdout).toContain(
      'float32: After gradients of size 0 a parameter or state is NaN.',
    );
    expect(ended.stdout).toContain('ok     leaves the gradient as it is');
    expect(ended.stdout).toMatch(/\d of 11 promises are not kept\.\n$/);
  });

  it('tells what an optimizer throws, and goes on', async () => {
    const ended = await lockstep(['check', module('throws'), '--no-cost']);
    expect(ended.code).toBe(1);
    expect(ended.stdout).toContain('float64: It throws: out of luck');
    expect(ended.stdout).toContain('ok     has valid defaults');
  });

  it('shows the cost beside the library’s', async () => {
    const { stdout, code } = await lockstep(['check', module('mine')]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^mine\.ts( +\d+\.\d\d){2} +0 +0$/m);
    expect(stdout).toMatch(/^adam( +\d+\.\d\d){2} +16 +8$/m);
  });

  it.each([
    ['no-such', 2, 'There is no optimizer "no-such".'],
    ['adm', 2, 'Did you mean "adam"?'],
    ['./missing.ts', 2, "./missing.ts doesn't exist. Check the path."],
    [module('exits'), 2, 'ended the thread that it ran in'],
  ])('%s ends with %i', async (name, code, message) => {
    const ended = await lockstep(['check', name, '--no-cost']);
    expect(ended.code).toBe(code);
    expect(ended.stderr).toContain(message);
    expect(ended.stderr).not.toMatch(/\n\s+at /);
  });

  it('is ended by Ctrl-C where an optimizer never returns', async () => {
    const ended = await lockstep(['check', module('loops'), '--no-cost'], {
      watch: (child, stdout) => {
        if (stdout.includes('has valid defaults')) child.kill('SIGINT');
      },
    });
    expect(ended.code).toBe(130);
  });
});

describe('lockstep list', () => {
  it('tells an optimizer in full', async () => {
    const { stdout, code } = await lockstep(['list', 'optimizers', 'adam']);
    expect(code).toBe(0);
    expect(stdout).toContain('θ ← θ − lr · m̂ / (√v̂ + eps)');
    expect(stdout).toContain('https://arxiv.org/abs/1412.6980');
    expect(stdout).toMatch(
      /^lr +0\.001 +learning rate\n +at least 0, tuned from 0\.00001 to 0\.1/m,
    );
  });

  it('refuses a name that is not there', async () => {
    const { stderr, code } = await lockstep(['list', 'schedules', 'cosin']);
    expect(code).toBe(2);
    expect(stderr).toContain('There is no "cosin" among the schedules. Did you mean "cosine"?');
  });
});

describe('the examples', () => {
  const example = async (name: string) => {
    const jiti = path.join(ROOT, 'node_modules/jiti/lib/jiti-cli.mjs');
    const file = path.join(ROOT, `examples/${name}.ts`);
    const cwd = await temporaryFolder();
    const { stdout } = await run(process.execPath, [jiti, file], { cwd });
    return { stdout, cwd };
  };

  it('run an experiment and draw its report', async () => {
    const { stdout, cwd } = await example('compare');
    expect(stdout).toMatch(
      /^Adam: finished, loss 0\.39\d+, test accuracy 0\.8\d+\nSignSGD: .*\nSGD, cosine: /,
    );
    expect(await readFile(path.join(cwd, 'reports/sign-sgd.html'), 'utf8')).toContain('SignSGD');
  });

  it('compare two optimizers in a study, and draw a chart of it', async () => {
    const { stdout, cwd } = await example('study');
    expect(stdout).toMatch(/^Rosenbrock, Momentum: 0\.0\d+, .*\nRosenbrock, Adam: 0\.0\d+, /);
    expect(stdout).toContain('charts: intervals, ');
    expect(await readFile(path.join(cwd, 'valley.svg'), 'utf8')).toMatch(/^<svg [^]*<\/svg>\n$/);
  });

  it('find a minimum, and a fault', async () => {
    expect((await example('step-by-hand')).stdout).toBe('x = 3.000, y = -1.000\n');
    const { stdout } = await example('verify-a-port');
    expect(stdout).toMatch(/^lockstep: \d\.\de-1[67] .*\nthe port: \d\.\de-2 /);
  });
});
