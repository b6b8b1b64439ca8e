import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const MAIN = path.join(ROOT, 'dist/cli/main.js');

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built command line as a person would, and waits for its end. */
export function lockstep(
  args: readonly string[],
  {
    cwd = ROOT,
    env,
    watch,
    started,
  }: {
    cwd?: string;
    env?: Record<string, string>;
    watch?: (child: ChildProcess, stdout: string) => void;
    started?: (child: ChildProcess) => void;
  } = {},
): Promise<Ended> {
  return start(process.execPath, [MAIN, ...args], { cwd, env, watch, started });
}

/** Runs it inside a shell, for what only a shell can set up; `$LOCKSTEP` stands for the command. */
export function lockstepInShell(script: string): Promise<Ended> {
  const command = script.replaceAll('$LOCKSTEP', `'${process.execPath}' '${MAIN}'`);
  return start('bash', ['-c', command], { cwd: ROOT });
}

function start(
  command: string,
  args: readonly string[],
  {
    cwd,
    env,
    watch,
    started,
  }: {
    cwd: string;
    env?: Record<string, string> | undefined;
    watch?: ((child: ChildProcess, stdout: string) => void) | undefined;
    started?: ((child: ChildProcess) => void) | undefined;
  },
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [stdout, stderr] = ['', ''];
    started?.(child);
    child.stdout.on('data', (data: Buffer) => {
      stdout += data.toString();
      watch?.(child, stdout);
    });
    child.stderr.on('data', (data: Buffer) => (stderr += data.toString()));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      // As a shell tells it: a process on its way out hears no signal any more, and one more ends it.
      const ended = code ?? (signal ? 128 + os.constants.signals[signal] : NaN);
      resolve({ code: ended, stdout, stderr });
    });
  });
}

/** An empty folder that is gone after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'lockstep-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * An empty folder but for an experiment `optimizer-comparison` that is the textbook's on sixty rows of four
 * numbers: for tests of what happens to runs, which MNIST would only make slow.
 */
export async function folderWithFewData(): Promise<string> {
  const folder = await temporaryFolder();
  const within = path.join(folder, 'experiments');
  await mkdir(within);
  const textbook = await readFile(path.join(ROOT, 'experiments/optimizer-comparison.yaml'), 'utf8');
  const experiment = textbook.replace('name: mnist', 'name: ./few.csv');
  await writeFile(path.join(within, 'optimizer-comparison.yaml'), experiment);
  const rows = Array.from({ length: 60 }, (_, i) => [i % 7, i % 5, i % 3, i % 2, i % 4].join());
  await writeFile(path.join(within, 'few.csv'), `a,b,c,d,label\n${rows.join('\n')}\n`);
  return folder;
}
