import { installWithApt } from './apt.ts';
import { findProgram, run, type Machine } from './machine.ts';
import { packagedChromium } from './packaged-chromium.ts';

/** A Chromium that starts. */
export interface Chromium {
  readonly executablePath: string;
  /** What its environment needs beside the tests'. */
  readonly env: Readonly<Record<string, string>>;
}

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const ON_MAC = ['Chromium', 'Google Chrome'].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
);

/** The value of LOCKSTEP_CHROMIUM that is no path: the one from npm, whatever is installed. */
const FROM_NPM = 'npm';

/** What installs it by hand, by the program that is there for that. */
const BY_HAND: Readonly<Record<string, string>> = {
  'apt-get': 'sudo apt-get install chromium',
  dnf: 'sudo dnf install chromium',
  pacman: 'sudo pacman -S chromium',
  apk: 'sudo apk add chromium',
  brew: 'brew install --cask chromium',
};

/**
 * The Chromium that the tests open pages in: the one that LOCKSTEP_CHROMIUM names, one that is
 * installed, the one from npm, or Debian's, which is installed then.
 *
 * @throws Error that says why there is none, and how to install one by hand
 */
export async function findChromium(
  machine: Machine,
  fromNpm: typeof packagedChromium = packagedChromium,
): Promise<Chromium> {
  const named = machine.env['LOCKSTEP_CHROMIUM'];
  if (named !== undefined && named !== FROM_NPM) return namedChromium(named, machine);
  const installed = named === FROM_NPM ? undefined : await installedChromium(machine);
  if (installed) return installed;
  const failures: string[] = [];
  try {
    return await started(await fromNpm(machine), machine);
  } catch (error) {
    failures.push(`the one from npm: ${(error as Error).message}`);
  }
  if (named !== FROM_NPM) {
    try {
      await installWithApt('chromium', machine);
      const installed = await installedChromium(machine);
      if (installed) return installed;
      failures.push('apt: its package chromium brought no program that starts');
    } catch (error) {
      failures.push(`apt: ${(error as Error).message}`);
    }
  }
  throw new Error(
    `The tests need Chromium, and there is none (${failures.join('; ')}). ` +
      `Install it${await byHand(machine)}, or name its program in LOCKSTEP_CHROMIUM.`,
  );
}

async function namedChromium(executablePath: string, machine: Machine): Promise<Chromium> {
  return started({ executablePath, env: {} }, machine).catch((error: unknown) => {
    throw new Error(
      `LOCKSTEP_CHROMIUM is ${executablePath}, which doesn't start: ${(error as Error).message}. ` +
        'Give the path of a Chromium or Chrome, or leave the variable out.',
    );
  });
}

async function installedChromium(machine: Machine): Promise<Chromium | undefined> {
  const onPath = await Promise.all(NAMES.map((name) => findProgram(name, machine)));
  const programs = [...(machine.platform === 'darwin' ? ON_MAC : []), ...onPath];
  for (const executablePath of programs) {
    if (executablePath === undefined) continue;
    const chromium = await started({ executablePath, env: {} }, machine).catch(() => undefined);
    if (chromium) return chromium;
  }
  return undefined;
}

/** @throws Error where it doesn't: it lacks a library, or is Ubuntu's stub that wants a snap */
async function started(chromium: Chromium, { env }: Machine): Promise<Chromium> {
  const { executablePath } = chromium;
  await run(executablePath, ['--version'], { env: { ...env, ...chromium.env }, timeout: 60_000 });
  return chromium;
}

async function byHand(machine: Machine): Promise<string> {
  for (const [program, command] of Object.entries(BY_HAND)) {
    if (await findProgram(program, machine)) return ` with \`${command}\``;
  }
  return '';
}
