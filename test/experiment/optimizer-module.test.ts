import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { messageOf } from '../../src/base/errors/message-of.ts';
import { bundleModule } from '../../src/experiment/modules/module-bundle.ts';
import { importOptimizer } from '../../src/experiment/modules/optimizer-module.ts';

let cwd: string;
beforeEach(async () => {
  cwd = await mkdtemp(path.join(os.tmpdir(), 'lockstep-module-'));
});
afterEach(() => rm(cwd, { recursive: true, force: true }));

async function write(file: string, content: string): Promise<void> {
  const where = path.join(cwd, file);
  await mkdir(path.dirname(where), { recursive: true });
  await writeFile(where, content);
}

/** Gradient descent by a multiple of the learning rate, which is worked out by what stands before it. */
const optimizer = (start: string, factor: string) => `import { defineOptimizer } from 'lockstep';
${start}
export default defineOptimizer({
  name: 'own', label: 'Own', summary: 'Gradient descent.', formula: 'θ ← θ − lr·g',
  paper: { authors: 'A Stranger', title: 'None', year: 2026, url: 'https://example.org' },
  options: { lr: { type: 'number', default: 0.01, min: 0, help: 'learning rate' } },
  state: [],
  update([{ values, gradient }], { lr }) {
    values[0] -= ${factor} * lr * gradient[0];
  },
});
`;

/** Where the optimizer of `own.ts` goes from 1 by a gradient of 1 at a learning rate of 1/8. */
async function step(): Promise<number> {
  const own = await importOptimizer(path.join(cwd, 'own.ts'), './own.ts');
  const values = Float64Array.of(1);
  const slot = { name: 'x', shape: [1], values, gradient: Float64Array.of(1), state: {} };
  own.update([slot], { lr: 1 / 8 }, { step: 1, scalars: {} });
  return values[0]!;
}

describe('what a module may be made of', () => {
  beforeEach(async () => {
    await write('node_modules/half/package.json', '{ "name": "half", "main": "main.js" }');
    await write(
      'node_modules/half/main.js',
      "let path = require('path');\ntry { require('not-there') } catch { path = null }\n" +
        'exports.half = path === null ? 0.5 : NaN;\n',
    );
    await write('node_modules/four/package.json', '{ "type": "module", "exports": "./four.js" }');
    await write('node_modules/four/four.js', 'export const four = 4;\n');
    await write('two.json', '{ "two": 2 }');
    await write('two.bin', '\u0002');
    await write('two.mjs', 'export const two = 2;');
    await write(
      'two.cjs',
      "const { optimizers } = require('lockstep');\nmodule.exports = optimizers.length > 40 && 2;",
    );
  });

  it.each([
    ['TypeScript that is more than types', 'enum Factor { Two = 2 }', 'Factor.Two'],
    ['a package', "import { four } from 'four';", 'four / 2'],
    ['a package in CommonJS', "import { half } from 'half';", '4 * half'],
    ['JSON', "import data from './two.json' with { type: 'json' };", 'data.two'],
    ['bytes', "import bytes from './two.bin' with { type: 'bytes' };", 'bytes[0]'],
    ['a file in CommonJS', "import two from './two.cjs';", 'two'],
    ['an import on the way', "const { two } = await import('./two.mjs');", 'two'],
    ['waiting at the top', 'const two = await Promise.resolve(2);', 'two'],
    [
      'Node’s own modules',
      "import os, { EOL } from 'node:os';\nimport { readFileSync } from 'fs';\n" +
        "const { two } = JSON.parse(readFileSync(new URL('two.json', import.meta.url), 'utf8'));",
      '(os.EOL === EOL ? two : NaN)',
    ],
    [
      'a require of its own',
      "import { createRequire } from 'node:module';\n" +
        "const require = createRequire(import.meta.url);\nconst { two } = require('./two.json');",
      'two',
    ],
  ])('%s', async (_, start, two) => {
    await write('own.ts', optimizer(start, two));
    expect(await step()).toBe(1 - 2 / 8);
  });

  it('and what one run of it leaves behind is not seen by the next', async () => {
    await write('own.ts', optimizer('let steps = 0;', '++steps'));
    expect([await step(), await step()]).toEqual([1 - 1 / 8, 1 - 1 / 8]);
  });
});

describe('what can’t be loaded is told in a sentence', () => {
  it.each([
    [
      "import { a } from 'nowhere';",
      `"nowhere" can't be found; is the package installed beside it? (own.ts:2:19).`,
    ],
    [
      "import { a } from './nowhere.ts';",
      `"./nowhere.ts" can't be found; check the path (own.ts:2:19).`,
    ],
    [
      "import a from './native.node';",
      'it imports native code, which can’t be taken along with a module; ' +
        'use a package in JavaScript or WebAssembly instead (own.ts:2:15).',
    ],
    ['const a = ;', 'Unexpected ";" (own.ts:2:11).'],
    ["import a from './slip.ts';", 'Unexpected ";" (slip.ts:3:11).'],
    ['const a = 1;\nthrow new Error("no way");', 'no way (own.ts:3)'],
    ['const a = 1;\nthrow "no way";', 'no way'],
    [
      'const a = await import(`${process.argv0}${Math.random()}`);',
      "is imported by a name that is not written out, or isn't installed; what a module imports is read before it is run (own.ts:2)",
    ],
    [
      "import { defineOptimiser as a } from 'lockstep';\na();",
      'defineOptimiser is not a function (own.ts:3)',
    ],
  ])('%s', async (start, sentence) => {
    await write('own.ts', optimizer(start, 'a'));
    await write('native.node', '');
    await write('slip.ts', '\n\nconst a = ;');
    const message = await step().catch((error: unknown) => messageOf(error));
    expect(message).toMatch(/^\.\/own\.ts can't be loaded: /);
    expect(String(message).endsWith(sentence), String(message)).toBe(true);
  });
});

it('a line is that of its own file, where another file differs from it in comments alone', async () => {
  const throws = 'if (Math.PI > 3) throw new Error("no way");';
  for (const [comments, line] of [
    ['', 2],
    ['// one\n// two\n', 4],
  ] as const) {
    await write('own.ts', optimizer(`${comments}${throws}`, '1'));
    await expect(step()).rejects.toThrow(`no way (own.ts:${line})`);
  }
});

describe('what a module is identified by', () => {
  const identity = async (file = 'own.ts') =>
    (await bundleModule(path.join(cwd, file), './own.ts')).sha256;

  beforeEach(async () => {
    await write('lab/own.ts', optimizer("import { two } from './parts/two.ts';", 'two'));
    await write('lab/parts/two.ts', "import { half } from 'half';\nexport const two = 4 * half;\n");
    await write('lab/node_modules/half/package.json', '{ "main": "main.js" }');
    await write('lab/node_modules/half/main.js', 'exports.half = 0.5;\n');
  });

  it('is all that it imports, to the last package', async () => {
    const before = await identity('lab/own.ts');
    await write('lab/parts/two.ts', "import { half } from 'half';\nexport const two = 2 * half;\n");
    const changed = await identity('lab/own.ts');
    await write('lab/node_modules/half/main.js', 'exports.half = 0.25;\n');
    const both = await identity('lab/own.ts');
    expect(new Set([before, changed, both]).size).toBe(3);
  });

  it('is not where it lies, nor where its packages are installed', async () => {
    const before = await identity('lab/own.ts');
    await mkdir(path.join(cwd, 'a/b'), { recursive: true });
    await rename(path.join(cwd, 'lab'), path.join(cwd, 'a/b/c'));
    expect(await identity('a/b/c/own.ts')).toBe(before);
    await rename(path.join(cwd, 'a/b/c/node_modules'), path.join(cwd, 'node_modules'));
    expect(await identity('a/b/c/own.ts')).toBe(before);
    const { text, map } = await bundleModule(path.join(cwd, 'a/b/c/own.ts'), './own.ts');
    expect(text + map).not.toContain(path.basename(cwd));
  });
});
