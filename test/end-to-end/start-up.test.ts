import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { lockstepPackage } from '../../src/base/files/package.ts';
import { commands } from '../../src/cli/commands.ts';
import { lockstep, temporaryFolder } from '../fixtures/lockstep.ts';

/** Every file of ours and of libraries that a command line made Node load, by V8's own record. */
async function loadedFiles(args: readonly string[]): Promise<string[]> {
  const folder = await temporaryFolder();
  const ended = await lockstep(args, { env: { NODE_V8_COVERAGE: folder } });
  expect(ended.stderr).toBe('');
  const files = new Set<string>();
  for (const name of await readdir(folder)) {
    const { result } = JSON.parse(await readFile(path.join(folder, name), 'utf8')) as {
      result: { url: string }[];
    };
    for (const { url } of result) if (url.startsWith('file:')) files.add(url);
  }
  return [...files];
}

const library = (file: string) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1];

describe('what is loaded', () => {
  it.each([['--version'], ['--help']])('by %s is yargs and a few files of ours', async (flag) => {
    const files = await loadedFiles([flag]);
    const ours = files.filter((file) => library(file) === undefined);
    expect(ours.length).toBeGreaterThan(1);
    expect(ours.length).toBeLessThanOrEqual(10);
    const { dependencies } = lockstepPackage;
    const loaded = new Set(files.map(library));
    // wrap-ansi is one of yargs' own libraries.
    const ofOurs = Object.keys(dependencies).filter((name) => loaded.has(name));
    expect(ofOurs.filter((name) => name !== 'wrap-ansi')).toEqual(['yargs']);
  });

  it.each([['run'], ['compare']])('by %s draws nothing before there are results', async (name) => {
    const libraries = new Set((await loadedFiles([name, '--help'])).map(library));
    expect(libraries).toContain('zod');
    for (const late of ['vega', 'vega-lite', '@resvg/resvg-wasm', 'downsample']) {
      expect(libraries).not.toContain(late);
    }
  });
});

describe('help', () => {
  it('names every command with its arguments', async () => {
    const { code, stdout } = await lockstep(['--help']);
    expect(code).toBe(0);
    for (const { name, positionals, describe } of commands) {
      expect(stdout).toContain(`lockstep ${name} ${positionals}`.trim());
      expect(stdout).toContain(describe);
    }
  });

  it.each(commands)('of $name has its description, arguments and examples', async (command) => {
    const { name, positionals, describe } = command;
    const { code, stdout } = await lockstep([name, '--help']);
    expect(code).toBe(0);
    expect(stdout.startsWith(`lockstep ${name} ${positionals}`.trim())).toBe(true);
    expect(stdout).toContain(describe);
    const list = stdout.split('Options:')[0]!;
    for (const [, one] of positionals.matchAll(/[<[]([a-z]+)/g)) {
      expect(list).toMatch(new RegExp(`^ {2}${one} {2,}\\S`, 'm'));
    }
    expect(stdout).toMatch(new RegExp(`^Examples:\\n {2}lockstep ${name}\\b`, 'm'));
  });
});

describe('a shell’s completion', () => {
  const completions = async (...words: string[]) => {
    const args = ['--get-yargs-completions', 'lockstep', ...words];
    const { stdout, stderr } = await lockstep(args, { env: { SHELL: '/bin/bash' } });
    expect(stderr).toBe('');
    return stdout.trim().split('\n');
  };

  it('knows the commands', async () => {
    expect(await completions('')).toEqual([...commands.map(({ name }) => name), 'completion']);
  });

  it('knows the experiments', async () => {
    const names = ['backprop-training', 'inside-the-network', 'optimizer-comparison'];
    expect(await completions('run', '')).toEqual(names);
  });

  it('knows the studies, and what flags take', async () => {
    expect(await completions('tune', 'five')).toEqual(['five-problems']);
    expect(await completions('compare', 'x', '--optimizers', 'sgd,lio')).toEqual(['sgd,lion']);
  });

  it('knows a command’s flags and its choices, though it is loaded only now', async () => {
    expect(await completions('run', '--')).toEqual(expect.arrayContaining(['--seed', '--watch']));
    expect(await completions('list', 'opt')).toEqual(['optimizers']);
    expect(await completions('run', 'x', '--precision', '')).toEqual(['float64', 'float32']);
  });
});
