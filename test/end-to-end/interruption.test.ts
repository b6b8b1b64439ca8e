import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { lockstep, ROOT, temporaryFolder, type Ended } from '../fixtures/lockstep.ts';

/** A terminal's Ctrl-C under npm: the terminal tells the whole group, and npm tells its child once more. */
async function interruptAsNpmDoes(child: ChildProcess, apart = 30): Promise<void> {
  child.kill('SIGINT');
  await setTimeout(apart);
  child.kill('SIGINT');
}

/** Runs lockstep, and does something once what it has printed matches. */
function lockstepUntil(
  args: readonly string[],
  cwd: string,
  printed: RegExp,
  then: (child: ChildProcess, stdout: string) => Promise<void>,
): Promise<Ended> {
  let isDone = false;
  return lockstep(args, {
    cwd,
    watch: (child, stdout) => {
      if (isDone || !printed.test(stdout)) return;
      isDone = true;
      void then(child, stdout);
    },
  });
}

interface Manifest {
  runs: { optimizer: string; status: string; iterations: number }[];
}

async function resultsOf(cwd: string, name: string) {
  const folder = path.join(cwd, 'results', name);
  const manifest = JSON.parse(
    await readFile(path.join(folder, 'manifest.json'), 'utf8'),
  ) as Manifest;
  const losses = await readFile(path.join(folder, 'losses.csv'), 'utf8');
  return { ...manifest, rows: losses.trim().split('\n').length - 1 };
}

const STUDY = `name: many
title: Many short runs
problems:
  - { name: rosenbrock, iterations: 20 }
seeds: 1000
tuning: { trials: 300 }
optimizers:
  - { name: sgd }
  - { name: adam }
`;

async function studyFolder(text = STUDY): Promise<string> {
  const cwd = await temporaryFolder();
  await writeFile(path.join(cwd, 'many.yaml'), text);
  return cwd;
}

describe('one Ctrl-C, as it arrives under npm', () => {
  it('keeps what was computed, though two browsers keep asking for the page', async () => {
    const cwd = await temporaryFolder();
    const args = ['run', 'optimizer-comparison', '--iterations', '200000', '--watch'];
    const pages: string[] = [];
    const browse = async (url: string, isOpen: () => boolean) => {
      while (isOpen()) {
        for (const path of ['', 'state.json']) {
          const response = await fetch(url + path).catch(() => undefined);
          const text = await response?.text().catch(() => undefined);
          if (response?.ok && text !== undefined) pages.push(text);
        }
      }
    };
    let isOpen = true;
    const ended = await lockstepUntil(args, cwd, /Live: \S+/, async (child, stdout) => {
      child.once('exit', () => (isOpen = false));
      const [, url] = /Live: (\S+)/.exec(stdout)!;
      for (const _ of ['one', 'another']) void browse(url!, () => isOpen);
      while (pages.length < 8) await setTimeout(50);
      // On a busy machine npm takes its time.
      await interruptAsNpmDoes(child, 300);
    });
    expect(ended.code).toBe(130);
    expect(ended.stderr.match(/what was computed is kept/g)).toHaveLength(1);
    const { runs, rows } = await resultsOf(cwd, 'optimizer-comparison');
    expect(runs.map(({ status }) => status)).toEqual(Array(4).fill('interrupted'));
    expect(Math.min(...runs.map(({ iterations }) => iterations))).toBeGreaterThan(0);
    expect(rows).toBe(runs.reduce((sum, { iterations }) => sum + iterations, 0));
    expect(pages.some((page) => page.startsWith('<!doctype html>'))).toBe(true);
    expect(pages.some((page) => page.startsWith('{"finding":"'))).toBe(true);
  });

  it('that comes while results are written leaves them whole', async () => {
    const cwd = await temporaryFolder();
    const args = ['run', 'optimizer-comparison', '--iterations', '4000', '--quiet'];
    const folder = path.join(cwd, 'results/optimizer-comparison');
    const ended = await lockstep(args, {
      cwd,
      started: (child) => {
        const look = async (): Promise<void> => {
          const files = await readdir(folder).catch(() => []);
          if (files.some((name) => name.startsWith('losses.csv'))) await interruptAsNpmDoes(child);
          else if (child.exitCode === null) await setTimeout(2).then(look);
        };
        void look();
      },
    });
    expect(ended.code).toBe(130);
    const { runs, rows } = await resultsOf(cwd, 'optimizer-comparison');
    expect(runs.map(({ status }) => status)).toEqual(Array(4).fill('finished'));
    expect(rows).toBe(4 * 4000);
    expect((await readdir(folder)).sort()).toEqual([
      'environment.json',
      'evaluations.csv',
      'losses.csv',
      'manifest.json',
    ]);
  });

  it.each([
    ['compare', 'results/comparisons/many/summary.md', /It was interrupted\./],
    ['tune', 'results/comparisons/many/tuning/trials.csv', /,not computed,/],
    ['sensitivity', 'results/comparisons/many/sensitivity.lr.csv', /^Rosenbrock,SGD,lr,/m],
  ])('stops %s while it keeps runs, and writes what there is', async (command, file, content) => {
    const cwd = await studyFolder();
    // Runs so short that one is being written to the store whenever the signal comes.
    for (const after of [/: \d+ of \d+ runs/, /: \d+ of \d+ runs/, /: \d+ of \d+ runs/]) {
      const args = [command, './many.yaml', '--seeds', '700'];
      const ended = await lockstepUntil(args, cwd, after, (child) => interruptAsNpmDoes(child));
      expect(ended.code).toBe(130);
      expect(ended.stderr).toMatch(/^\nStopping; /);
      expect(ended.stderr).not.toContain('can’t be written');
      expect(await readFile(path.join(cwd, file), 'utf8')).toMatch(content);
    }
    const kept = await lockstep(['runs'], { cwd });
    expect(kept.stdout).toMatch(/^\d+ runs in \.lockstep\/runs/m);
  });

  it('is followed by another, well after it, that ends at once what does not stop', async () => {
    const script = `import { interruptible } from '${ROOT}dist/cli/interruption.js';
      await interruptible(() => {
        console.log('working');
        return new Promise((resolve) => setTimeout(resolve, 100_000));
      });
      console.log('done');`;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', script]);
    const ended = once(child, 'close');
    const [printed] = (await once(child.stdout, 'data')) as [Buffer];
    expect(printed.toString()).toBe('working\n');
    await interruptAsNpmDoes(child);
    await setTimeout(3000);
    expect(child.exitCode).toBe(null);
    child.kill('SIGINT');
    expect(await ended).toEqual([130, null]);
  });

  it('has the same meaning as a terminal that is closed', async () => {
    const cwd = await temporaryFolder();
    const args = ['run', 'backprop-training', '--no-report'];
    const ended = await lockstepUntil(args, cwd, /^ *\d+\/20000/m, async (child) => {
      child.stdout!.destroy();
      child.stderr!.destroy();
      await setTimeout(50);
      child.kill('SIGHUP');
    });
    expect(ended.code).toBe(130);
    const { runs, rows } = await resultsOf(cwd, 'backprop-training');
    expect(runs[0]!.status).toBe('interrupted');
    expect(rows).toBe(runs[0]!.iterations);
  });
});
