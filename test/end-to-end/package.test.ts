import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { brokenLinks } from '../docs/links.ts';
import { lockstep, ROOT, temporaryFolder } from '../fixtures/lockstep.ts';

const run = promisify(execFile);

/** npm tells the programs that it starts of the package that it was started in. */
const env = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !name.toLowerCase().startsWith('npm_')),
);

/** Runs a line as it would be typed. @returns what it prints */
async function type(line: string, cwd: string): Promise<string> {
  const { stdout } = await run('sh', ['-c', line], { cwd, env, maxBuffer: 2 ** 26 });
  return stdout;
}

/** The commands that a text tells to type. */
function commandsIn(text: string): string[] {
  return [...text.matchAll(/^ {2}(\S.*)$/gm)].map(([, command]) => command ?? '');
}

const folder = await mkdtemp(path.join(os.tmpdir(), 'lockstep-package-'));
const installed = path.join(folder, 'node_modules/lockstep');
afterAll(() => rm(folder, { recursive: true, force: true }));

beforeAll(async () => {
  // As it was built for this test run: a build would take dist/ from under the other tests.
  await type(`npm pack --ignore-scripts --pack-destination '${folder}'`, ROOT);
  const { devDependencies } = JSON.parse(
    await readFile(path.join(ROOT, 'package.json'), 'utf8'),
  ) as { devDependencies: Record<string, string> };
  await type(
    'npm install --prefix . --prefer-offline --no-audit --no-fund ' +
      `./lockstep-*.tgz typescript@${devDependencies['typescript']}`,
    folder,
  );
}, 240_000);

describe('the package, installed in an empty folder', () => {
  it('trains the textbook’s experiment with the bytes that git keeps, and draws it', async () => {
    await type('npx lockstep run optimizer-comparison --quiet', folder);
    const losses = (within: string) =>
      readFile(path.join(within, 'results/optimizer-comparison/losses.csv'), 'utf8');
    expect(await losses(folder)).toBe(await losses(ROOT));
    const picture = (within: string) =>
      readFile(path.join(within, 'reports/optimizer-comparison.svg'), 'utf8');
    expect(await picture(folder)).toBe(await picture(ROOT));
  });

  it('compares optimizers, tuned', async () => {
    const told = await type(
      'npx lockstep compare optimizer-comparison --optimizers sgd,adam --seeds 2 --trials 2',
      folder,
    );
    expect(told).toMatch(/^(SGD|Adam) has the lowest mean validation loss/m);
    expect(told).toContain('8 runs computed, 0 taken from .lockstep/runs');
    expect(await readdir(path.join(folder, 'reports/comparisons'))).toContain(
      'optimizer-comparison.html',
    );
  });

  it.each([
    ['nodenext', { module: 'nodenext' }],
    ['bundler', { module: 'esnext', moduleResolution: 'bundler' }],
  ])(
    'is typed for a strict program, moduleResolution %s, that has no types but its own',
    async (resolution, options) => {
      await copyFile(
        path.join(ROOT, 'test/end-to-end/package/program.ts'),
        path.join(folder, 'program.mts'),
      );
      const readme = await readFile(path.join(installed, 'README.md'), 'utf8');
      const [, example = ''] = /## Use from code\n\n```ts\n(.*?)```/s.exec(readme) ?? [];
      expect(example).toContain("from 'lockstep'");
      await writeFile(
        path.join(folder, 'readme.mts'),
        `declare const console: { log(...values: unknown[]): void };\n${example}`,
      );
      const config = {
        compilerOptions: {
          ...options,
          strict: true,
          exactOptionalPropertyTypes: true,
          noUncheckedIndexedAccess: true,
          noPropertyAccessFromIndexSignature: true,
          target: 'es2022',
          // Neither the DOM's types nor Node's; and what lockstep declares is checked as well.
          lib: ['es2022'],
          types: [],
          skipLibCheck: false,
          resolveJsonModule: true,
          outDir: resolution,
        },
        files: ['program.mts', 'readme.mts'],
      };
      await writeFile(path.join(folder, `${resolution}.json`), JSON.stringify(config));
      expect(await type(`npx tsc --project ${resolution}.json`, folder)).toBe('');
    },
  );

  it('does what the program says', async () => {
    const ran = await type(
      `node --input-type=module --eval "
        import { told } from './nodenext/program.mjs';
        console.log(JSON.stringify(told));
      "`,
      folder,
    );
    expect(JSON.parse(ran)).toMatchObject({
      version: expect.stringMatching(/^\d+\.\d+\.\d+/) as string,
      schemas: ['object', 'object'],
      statuses: ['finished', 'finished'],
      accuracies: [expect.any(Number), expect.any(Number)],
      means: [expect.any(Number), expect.any(Number)],
      readBack: true,
      names: expect.arrayContaining(['intervals', 'paths', 'trials']) as string[],
      svg: '<svg',
      specification: [
        'https://vega.github.io/schema/vega-lite/v6.json',
        expect.stringMatching(/^Dot and whisker chart of the train loss on Rosenbrock/) as string,
      ],
      page: 'two.html',
      rate: 0.1,
      mistake: expect.stringContaining('Did you mean "adam"?') as string,
    });
    expect(await readdir(path.join(folder, '.lockstep/runs'))).not.toEqual([]);
  });
});

describe('lockstep new optimizer', () => {
  it('tells commands that work as they stand where lockstep is installed', async () => {
    const told = await type('npx lockstep new optimizer my-adam', folder);
    expect(told).not.toContain('npm install');
    const experiment = path.join(folder, 'my-adam.yaml');
    const text = await readFile(experiment, 'utf8');
    const [, schema] = /^# yaml-language-server: \$schema=(.*)$/m.exec(text) ?? [];
    expect(schema).toBe('./node_modules/lockstep/schema/experiment.schema.json');
    await readFile(path.join(folder, schema ?? ''));
    await writeFile(experiment, text.replace('iterations: 2000', 'iterations: 20'));
    await followAll(commandsIn(told), folder);
    for (const flags of ['--module nodenext', '--module esnext --moduleResolution bundler']) {
      await type(`npx tsc --strict --target es2022 --noEmit ${flags} my-adam.ts`, folder);
    }
  });

  it('tells first how to install it where it is not', async () => {
    const cwd = await temporaryFolder();
    await writeFile(path.join(cwd, 'package.json'), '{}');
    const told = await lockstep(['new', 'optimizer', 'mine'], { cwd });
    const commands = commandsIn(told.stdout);
    expect(commands[0]).toContain('npm install --no-save');
    await followAll(
      commands.filter((command) => !command.includes(' run ')),
      cwd,
    );
  });
});

async function followAll(commands: readonly string[], cwd: string): Promise<void> {
  expect(commands.map((command) => command.split(' ').slice(0, 2).join(' '))).toContain(
    'node --test',
  );
  for (const command of commands) await type(command, cwd);
}

describe('what is packed', () => {
  const all = async () => readdir(installed, { recursive: true });

  it('names no source map, and has its types in one file', async () => {
    const files = (await all()).filter((file) => !file.startsWith('node_modules'));
    expect(files.filter((file) => file.endsWith('.map'))).toEqual([]);
    expect(files.filter((file) => file.endsWith('.d.ts'))).toEqual(['dist/index.d.ts']);
    for (const file of files.filter((name) => name.endsWith('.js'))) {
      expect(await readFile(path.join(installed, file), 'utf8')).not.toContain('sourceMappingURL=');
    }
  });

  it('has no link that leads nowhere', async () => {
    const pages = (await all()).filter((file) => file.endsWith('.md'));
    expect(pages).toContain('README.md');
    expect(await brokenLinks(installed, pages)).toBe('');
  });
});
