import { chmod, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../fixtures/lockstep.ts';
import { findChromium } from './chromium.ts';
import type { Machine } from './machine.ts';

let bin: string;
let told: string[];
beforeEach(async () => {
  bin = await temporaryFolder();
  told = [];
});

/** A machine that has the programs in `bin` and no others; npm has no Chromium for its processor. */
function machine(differences: Partial<Machine> = {}): Machine {
  const tell = (sentence: string) => void told.push(sentence);
  return {
    platform: 'linux',
    arch: 'arm64',
    isRoot: true,
    env: { PATH: bin },
    tell,
    ...differences,
  };
}

async function program(name: string, script: string): Promise<string> {
  const file = path.join(bin, name);
  await writeFile(file, `#!/bin/sh\n${script}\n`);
  await chmod(file, 0o755);
  return file;
}

/** apt-get and sudo that note what they are asked for; an installation puts Chromium in place. */
async function debian(): Promise<{ readonly asked: () => Promise<string[]> }> {
  const log = path.join(bin, 'log');
  await program('brought', 'echo Chromium');
  await program(
    'apt-get',
    `echo "apt-get $*, $DEBIAN_FRONTEND" >> ${log}
    if [ "$1" = install ]; then /bin/mv ${bin}/brought ${bin}/chromium; fi`,
  );
  await program('sudo', `echo "sudo $2" >> ${log}; shift; if [ "$1" != true ]; then exec "$@"; fi`);
  return { asked: async () => (await readFile(log, 'utf8')).trim().split('\n') };
}

const fails = (): Promise<never> => Promise.reject(new Error('npm error code ENOTFOUND'));

describe('the Chromium of the tests', () => {
  it('is the installed one, by any of its names', async () => {
    const chrome = await program('google-chrome-stable', 'echo Google Chrome');
    expect(await findChromium(machine(), fails)).toEqual({ executablePath: chrome, env: {} });
    const chromium = await program('chromium', 'echo Chromium');
    expect(await findChromium(machine(), fails)).toEqual({ executablePath: chromium, env: {} });
    expect(told).toEqual([]);
  });

  it('is one that starts: Ubuntu has a stub that asks for a snap', async () => {
    await program('chromium-browser', 'echo Command requires the chromium snap >&2; exit 10');
    const chrome = await program('google-chrome', 'echo Google Chrome');
    expect(await findChromium(machine(), fails)).toEqual({ executablePath: chrome, env: {} });
  });

  it('is the one that LOCKSTEP_CHROMIUM names, before all others', async () => {
    await program('chromium', 'echo Chromium');
    const mine = await program('mine', 'echo Chromium');
    const env = { PATH: bin, LOCKSTEP_CHROMIUM: mine };
    expect(await findChromium(machine({ env }), fails)).toEqual({ executablePath: mine, env: {} });

    const nowhere = { PATH: bin, LOCKSTEP_CHROMIUM: '/nowhere/chromium' };
    await expect(findChromium(machine({ env: nowhere }), fails)).rejects.toThrow(
      "LOCKSTEP_CHROMIUM is /nowhere/chromium, which doesn't start: spawn /nowhere/chromium ENOENT. " +
        'Give the path of a Chromium or Chrome, or leave the variable out.',
    );
  });

  it('is the one from npm where none is installed, or where LOCKSTEP_CHROMIUM says npm', async () => {
    const packaged = {
      executablePath: await program('packaged', 'test "$LD_LIBRARY_PATH" = /its/libraries'),
      env: { LD_LIBRARY_PATH: '/its/libraries' },
    };
    const fromNpm = () => Promise.resolve(packaged);
    await debian();
    expect(await findChromium(machine(), fromNpm)).toBe(packaged);
    await program('chromium', 'echo Chromium');
    const env = { PATH: bin, LOCKSTEP_CHROMIUM: 'npm' };
    expect(await findChromium(machine({ env }), fromNpm)).toBe(packaged);
    await expect(findChromium(machine({ env }), fails)).rejects.toThrow('npm error code ENOTFOUND');
  });

  it('is Debian’s where npm’s is not to be had and apt may be used', async () => {
    const { asked } = await debian();
    const executablePath = path.join(bin, 'chromium');
    expect(await findChromium(machine())).toEqual({ executablePath, env: {} });
    expect(await asked()).toEqual([
      'apt-get update, noninteractive',
      'apt-get install -y --no-install-recommends chromium, noninteractive',
    ]);
    expect(told).toEqual(['Installing chromium with apt-get …']);
  });

  it('is Debian’s by way of sudo, where it asks for no password', async () => {
    const { asked } = await debian();
    const executablePath = path.join(bin, 'chromium');
    expect(await findChromium(machine({ isRoot: false }))).toEqual({ executablePath, env: {} });
    expect(await asked()).toEqual([
      'sudo true',
      'sudo /usr/bin/env',
      'apt-get update, noninteractive',
      'sudo /usr/bin/env',
      'apt-get install -y --no-install-recommends chromium, noninteractive',
    ]);
  });

  it('is asked for in a sentence elsewhere, with the command to paste', async () => {
    await expect(findChromium(machine(), fails)).rejects.toThrow(
      'The tests need Chromium, and there is none (the one from npm: npm error code ENOTFOUND; ' +
        'apt: there is no apt-get). Install it, or name its program in LOCKSTEP_CHROMIUM.',
    );
    await program('dnf', '');
    await expect(findChromium(machine())).rejects.toThrow(
      '(the one from npm: it is for Linux on x64 only; apt: there is no apt-get). Install it with ' +
        '`sudo dnf install chromium`, or',
    );
    await debian();
    await program('sudo', 'echo sudo: a password is required >&2; exit 1');
    await expect(findChromium(machine({ isRoot: false }))).rejects.toThrow(
      'apt: apt-get needs root, or sudo without a password). Install it with ' +
        '`sudo apt-get install chromium`, or',
    );
  });

  it('is asked for where apt fails, with what it says', async () => {
    await program('apt-get', 'echo "W: no list" >&2; echo "E: Unable to locate it" >&2; exit 100');
    await expect(findChromium(machine())).rejects.toThrow('apt: E: Unable to locate it).');
    await program('apt-get', '');
    await expect(findChromium(machine())).rejects.toThrow(
      'apt: its package chromium brought no program that starts).',
    );
  });
});
