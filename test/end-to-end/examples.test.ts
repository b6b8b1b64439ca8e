import { spawn } from 'node:child_process';
import { readdir, readFile, symlink } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT, temporaryFolder } from '../fixtures/lockstep.ts';

const EXAMPLES = path.join(ROOT, 'examples');
/** What each prints, as one who tries it would check: that it ran to its end with sensible numbers. */
const PRINTED: Readonly<Record<string, RegExp>> = {
  'compare.ts': /^Adam: .*test accuracy 0\.8\d+\nSignSGD: .*\nSGD, cosine: .*\n$/,
  'sign-sgd.ts': /^SignSGD \(sign-sgd\), no state\.[^]*All is kept, in both precisions\.\n$/,
  'step-by-hand.ts': /^x = 3\.000, y = -1\.000\n$/,
  'verify-a-port.ts': /^lockstep: \d\.\de-1[0-9] from torch.*\nthe port: \d\.\de-[12] from torch/,
};

/** A checkout of which what a program writes stays out. */
async function likeACheckout(): Promise<string> {
  const folder = await temporaryFolder();
  for (const name of ['examples', 'node_modules']) {
    await symlink(path.join(ROOT, name), path.join(folder, name));
  }
  return folder;
}

function run(command: string, cwd: string): Promise<{ code: number | null; output: string }> {
  // npm tells the programs that it starts what it was told itself: `npx -p node@24` would go for theirs too.
  const own = Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name));
  const env = {
    ...Object.fromEntries(own),
    // Nothing may be fetched: what an example needs is installed.
    npm_config_offline: 'true',
    npm_config_update_notifier: 'false',
    // npx prepares a checkout that it runs for the first time: a build would take dist/ from under the other tests.
    npm_config_ignore_scripts: 'true',
  };
  return new Promise((resolve, reject) => {
    const child = spawn('bash', ['-c', `${command} 2>&1`], { cwd, env });
    let output = '';
    child.stdout.on('data', (data: Buffer) => (output += data.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}

describe('each example runs in a checkout by the command at its head', async () => {
  const names = (await readdir(EXAMPLES)).filter((name) => name.endsWith('.ts'));

  it.each(names)('%s', async (name) => {
    const text = await readFile(path.join(EXAMPLES, name), 'utf8');
    const [, command] = /^\/\*\*\n(?: \*.*\n)*? \* {5}(npx .+)\n/.exec(text) ?? [];
    expect(command).toMatch(new RegExp(` examples/${name}$`));
    // npx runs lockstep itself in its own checkout only; its check writes nothing.
    const cwd = command!.startsWith('npx lockstep ') ? ROOT : await likeACheckout();
    const { code, output } = await run(command!, cwd);
    expect(output).toMatch(PRINTED[name] ?? /\S/);
    expect(code).toBe(0);
  });
});
