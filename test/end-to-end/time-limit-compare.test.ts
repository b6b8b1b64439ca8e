import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { lockstep, temporaryFolder } from '../fixtures/lockstep.ts';
import { LOOPS, writeModule } from './own-module.ts';

let cwd: string;

const SMALL = `name: small
title: A module that does not come back
problems:
  - { name: rosenbrock, iterations: 300 }
  - { name: quadratic, iterations: 200, options: { dimension: 20 } }
seeds: 2
tuning: { trials: 0 }
updateTimeLimit: 0.5
optimizers:
  - { name: adam }
  - { name: ./loops.ts }
`;

describe('lockstep compare', () => {
  const tableOf = (name: string) =>
    readFile(path.join(cwd, 'results/comparisons/small', name), 'utf8');

  beforeEach(async () => {
    cwd = await temporaryFolder();
    await writeFile(path.join(cwd, 'small.yaml'), SMALL);
  });

  it('ends such runs, says so, and keeps what they did, but not in the store', async () => {
    await writeModule(cwd, 'loops', LOOPS);
    const ended = await lockstep(['compare', './small.yaml'], { cwd });
    expect(ended).toMatchObject({ code: 1, stderr: '' });
    const summary = await tableOf('summary.md');
    expect(summary).toContain(
      '2 of 2 final runs of loops failed: its update took longer than 0.5 s at iteration 5, which ' +
        'depends on the machine',
    );
    expect(summary).not.toContain('diverged');
    const runs = await tableOf('runs.csv');
    expect(runs.match(/^(Rosenbrock|Noisy quadratic),Adam,\d,finished,/gm)).toHaveLength(4);
    expect(runs.match(/^(Rosenbrock|Noisy quadratic),loops,\d,failed,5,/gm)).toHaveLength(4);
    // The first parameters of a seed are those of the other, whatever became of the thread.
    const first = (label: string) =>
      new RegExp(`^Noisy quadratic,${label},1,.*?,([0-9a-f]{64}),([0-9a-f]{64}),`, 'm').exec(runs);
    expect(first('loops')![2]).toBe(first('Adam')![2]);
    // Five updates of Rosenbrock's path.
    expect((await tableOf('paths.csv')).match(/,loops,\d+,/g)).toHaveLength(5);

    const again = await lockstep(['compare', './small.yaml', '--no-report'], { cwd });
    expect(again.stdout).toContain('4 runs computed, 4 taken from .lockstep/runs');
    await writeModule(cwd, 'loops', '');
    const mended = await lockstep(['compare', './small.yaml', '--no-report'], { cwd });
    expect(mended).toMatchObject({ code: 0, stderr: '' });
  });

  it('lets no run suffer from what another has left behind in its thread', async () => {
    await writeModule(
      cwd,
      'loops',
      'initialize() { if (existsSync("done")) return; writeFileSync("done", "");' +
        'setTimeout(() => { for (;;); }, 0); },',
    );
    const args = ['compare', './small.yaml', '--no-report', '--workers', '1', '--seeds', '4'];
    const ended = await lockstep(args, { cwd });
    expect(ended.stderr).toBe('');
    // The timer has its turn when its own run, a short one, is over, or else in it.
    const runs = (await tableOf('runs.csv')).split('\n').slice(1, -1);
    const [own, others] = [
      runs.filter((row) => row.startsWith('Rosenbrock,loops,1,')),
      runs.filter((row) => !row.startsWith('Rosenbrock,loops,1,')),
    ];
    expect(own).toEqual([expect.stringMatching(/,diverged,|,failed,.*a callback that it left/)]);
    expect(others).toHaveLength(15);
    for (const row of others) expect(row).toMatch(/,(finished|diverged),/);
  });

  it('takes such a trial for the worst, tells it, and goes on', async () => {
    // Ranges over which learning rates are tuned differ: it hangs at all but its own.
    await writeModule(cwd, 'loops', 'update(parameters, { lr }) { if (lr !== 0.01) for (;;); },');
    const args = ['compare', './small.yaml', '--no-report', '--trials', '3', '--seeds', '1'];
    const range = SMALL.replace(
      './loops.ts }',
      './loops.ts, tune: { lr: { min: 0.001, max: 1 } } }',
    );
    await writeFile(path.join(cwd, 'small.yaml'), range);
    const ended = await lockstep(args, { cwd });
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect((await tableOf('trials.csv')).match(/,loops,\d,false,1,failed,Infinity,/g)).toHaveLength(
      4,
    );
    expect(await tableOf('summary.md')).toContain(
      'On Rosenbrock 2 of 3 trials of loops failed: its update took longer than 0.5 s at iteration 0',
    );
  });

  it.each([['tune'], ['sensitivity']])('and lockstep %s tells it too', async (command) => {
    await writeModule(cwd, 'loops', LOOPS);
    const range = SMALL.replace(
      './loops.ts }',
      './loops.ts, tune: { lr: { min: 0.001, max: 1 } } }',
    );
    await writeFile(
      path.join(cwd, 'small.yaml'),
      range.replace('trials: 0', 'trials: 2').replace(/ {2}- \{ name: quadratic.*\n/, ''),
    );
    const flags = command === 'tune' ? [] : ['--points', '2', '--seeds', '1'];
    const args = [command, './small.yaml', ...flags, '--update-time-limit', '0.4'];
    const ended = await lockstep(args, { cwd });
    expect(ended).toMatchObject({ code: 1, stderr: '' });
    expect(ended.stdout).toContain(
      'On Rosenbrock 2 of 2 runs of loops failed: its update took longer than 0.4 s at iteration 5',
    );
  });
});
