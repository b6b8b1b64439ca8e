import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Manifest } from '../../src/results/manifest.ts';
import { lockstep, ROOT, temporaryFolder } from '../fixtures/lockstep.ts';

const module = (name: string) => path.join(ROOT, `test/end-to-end/modules/${name}.ts`);

let cwd: string;
beforeEach(async () => {
  cwd = await temporaryFolder();
});

const text = (file: string) => readFile(path.join(cwd, file), 'utf8');
const write = (file: string, content: string) => writeFile(path.join(cwd, file), content);

/** A module of gradient descent, of which a part is worked out by what stands before it. */
const optimizer = (start: string, factor: string) => `import { defineOptimizer } from 'lockstep';
${start}
export default defineOptimizer({
  name: 'own',
  label: 'Own',
  summary: 'Gradient descent.',
  formula: 'θ ← θ − lr·g',
  paper: { authors: 'A Stranger', title: 'None', year: 2026, url: 'https://example.org' },
  options: { lr: { type: 'number', default: 0.01, min: 0, help: 'learning rate' } },
  state: [],
  update(parameters, { lr }) {
    for (const { values, gradient } of parameters) {
      for (let i = 0; i < values.length; i++) values[i]! -= ${factor} * lr * gradient[i]!;
    }
  },
});
`;

describe('a module that bears the name of a library optimizer', () => {
  const run = async (entries: readonly string[], ...flags: string[]) => {
    const list = entries.map((entry) => `  - { name: ${entry} }\n`).join('');
    await write(
      'mine.yaml',
      `name: mine\ntitle: Mine\niterations: 5\nbatchSize: 8\noptimizers:\n${list}`,
    );
    const ended = await lockstep(['run', 'mine.yaml', '--quiet', ...flags], { cwd });
    expect(ended).toEqual({ code: 0, stdout: '', stderr: '' });
    return JSON.parse(await text('results/mine/manifest.json')) as Manifest;
  };
  const lossesOf = async (label: string) => {
    const rows = (await text('results/mine/losses.csv')).split('\n');
    return rows
      .map((row) => row.split(','))
      .filter((row) => row[1] === label)
      .map((row) => row[3]);
  };

  it.each(['wasm', 'reference'])('runs as what it is beside it (%s)', async (engine) => {
    const field = ['sgd', module('still'), 'adam', module('uphill')];
    const manifest = await run(field, '--engine', engine, '--no-report');
    const [sgd, still, adam, uphill] = await Promise.all(
      ['SGD', 'SGD (still.ts)', 'Adam', 'Adam (uphill.ts)'].map(lossesOf),
    );
    expect(still).toHaveLength(5);
    expect(still).not.toEqual(sgd);
    expect(uphill).not.toEqual(adam);
    expect(Number(uphill!.at(-1))).toBeGreaterThan(Number(still!.at(-1)));
    expect(manifest.experiment.optimizers).toMatchObject([
      { name: 'sgd', label: 'SGD' },
      { name: module('still'), label: 'SGD (still.ts)', module: {} },
      { name: 'adam', label: 'Adam' },
      { name: module('uphill'), label: 'Adam (uphill.ts)', module: {} },
    ]);
  });

  it('is told apart where it is the only one, by its path as it is written', async () => {
    await write('sgd.ts', await readFile(module('still'), 'utf8'));
    const { experiment } = await run(['./sgd.ts', './sgd.ts, label: Still, options: { lr: 1 }']);
    const still = await lossesOf('SGD (./sgd.ts)');
    expect(still).toHaveLength(5);
    expect(await lossesOf('Still')).toEqual(still);
    const page = await text('reports/mine.html');
    expect(page).toContain('Optimizers that are not the library’s');
    expect(page).toContain(experiment.optimizers[0]!.module!.bundleSha256);
  });

  it('is compared, checked and verified as what it is', async () => {
    await write(
      'study.yaml',
      'name: study\ntitle: Two\nproblems: [{ name: two-layer-network, iterations: 10 }]\nseeds: 1\n' +
        `optimizers:\n  - { name: sgd }\n  - { name: ${module('still')} }\n`,
    );
    const compared = await lockstep(
      ['compare', './study.yaml', '--trials', '0', '--no-report', '--quiet'],
      { cwd },
    );
    expect(compared).toEqual({ code: 0, stdout: '', stderr: '' });
    const rows = (await text('results/comparisons/study/runs.csv')).split('\n').slice(1, 3);
    const [sgd, still] = rows.map((row) => row.split(','));
    expect([sgd![1], still![1]]).toEqual(['SGD', 'SGD (still.ts)']);
    expect(still!.slice(5, 9)).not.toEqual(sgd!.slice(5, 9));

    const checked = await lockstep(['check', module('still'), '--no-cost']);
    expect(checked.stdout).toContain('FAILS  decreases a quadratic');
    const sgdRecorded = path.join(ROOT, 'test/reference/optimizers/sgd.default.json');
    const verified = await lockstep(['verify', sgdRecorded, '--optimizer', module('still')]);
    expect(verified.stdout).toContain('EXCEEDS');
  });
});

describe('a module is identified by all that it imports', () => {
  const compare = async () => {
    const flags = ['--trials', '0', '--no-report'];
    const ended = await lockstep(['compare', './study.yaml', ...flags], { cwd });
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    const [, computed, kept] = /\((\d+) runs computed, (\d+) taken/.exec(ended.stdout) ?? [];
    const [, row] = (await text('results/comparisons/study/runs.csv')).split('\n');
    return { computed, kept, row };
  };

  beforeEach(async () => {
    await write(
      'study.yaml',
      'name: study\ntitle: Own\nproblems: [{ name: rosenbrock, iterations: 20 }]\nseeds: 2\n' +
        'optimizers:\n  - { name: ./own.ts, options: { lr: 0.0001 } }\n  - { name: sgd }\n',
    );
    await write('own.ts', optimizer("import { factor } from './factor.ts';", 'factor'));
    await write('factor.ts', 'export const factor = 1;\n');
  });

  it('so a change of a file that it imports is seen, and the library’s runs are still taken', async () => {
    const first = await compare();
    expect(first).toMatchObject({ computed: '4', kept: '0' });
    expect(await compare()).toEqual({ ...first, computed: '0', kept: '4' });
    await write('factor.ts', 'export const factor = 2;\n');
    const changed = await compare();
    expect(changed).toMatchObject({ computed: '2', kept: '2' });
    expect(changed.row).not.toBe(first.row);
    await write('factor.ts', '// As it was.\nexport const factor = 1;\n');
    expect(await compare()).toEqual({ ...first, computed: '0', kept: '4' });
  });

  it('and not by where it lies', async () => {
    const first = await compare();
    await mkdir(path.join(cwd, 'elsewhere'));
    for (const file of ['own.ts', 'factor.ts']) {
      await rename(path.join(cwd, file), path.join(cwd, 'elsewhere', file));
    }
    await write('study.yaml', (await text('study.yaml')).replace('./own.ts', './elsewhere/own.ts'));
    expect(await compare()).toEqual({ ...first, computed: '0', kept: '4' });
  });

  it('and what changes while it runs changes nothing of the run', async () => {
    // At its first load the module spoils its own file and the one that it imports.
    const spoils =
      "import { factor } from './factor.ts';\nimport { writeFileSync } from 'node:fs';\n" +
      "for (const file of ['own.ts', 'factor.ts'])\n" +
      "  writeFileSync(new URL(file, import.meta.url), 'throw new Error(1)');";
    await write('own.ts', optimizer(spoils, 'factor'));
    expect(await compare()).toMatchObject({ computed: '4' });
    expect(await text('own.ts')).toBe('throw new Error(1)');
  });

  it('and one that was recorded otherwise is refused in a sentence', async () => {
    const study = await text('study.yaml');
    const recorded = (module: string) =>
      write('study.yaml', study.replace('./own.ts,', `./own.ts, module: { ${module} },`));
    const hash = '0'.repeat(64);
    await recorded(`bundleSha256: "${hash}"`);
    const changed = await lockstep(['compare', './study.yaml'], { cwd });
    expect(changed.code).toBe(2);
    expect(changed.stderr).toMatch(
      /^\.\/own\.ts, or something that it imports, is not what the experiment was recorded with: its SHA-256 is [0-9a-f]{64}, expected 0{64}\. Bring back those files, or take out `module`\.\n$/,
    );
    // What versions before this wrote: the hash of the one file.
    await recorded(`sha256: "${hash}"`);
    const old = await lockstep(['compare', './study.yaml'], { cwd });
    expect(old.code).toBe(2);
    expect(old.stderr).toContain('./own.ts was recorded by an earlier lockstep, by the SHA-256');
    await write(
      'study.yaml',
      study.replace('name: sgd', `name: sgd, module: { sha256: "${hash}" }`),
    );
    const library = await lockstep(['compare', './study.yaml'], { cwd });
    expect(library.code).toBe(2);
    expect(library.stderr).toContain('sgd has the key `module`, which goes with the path');
  });
});

describe('what a module throws is told with the line of its file', () => {
  it.each([
    ['throw new Error("no way");', 2, "./own.ts can't be loaded: no way (own.ts:2)"],
    [
      "import './pick.ts';\nconst a = ;",
      2,
      `./own.ts can't be loaded: Unexpected ";" (own.ts:3:11).`,
    ],
    ["import { pick } from './pick.ts';", 1, "reading 'length') (pick.ts:2)"],
  ])('%s', async (start, code, sentence) => {
    await write('own.ts', optimizer(start, 'pick()'));
    await write(
      'pick.ts',
      'export function pick(values?: number[]) {\n  return values!.length;\n}\n',
    );
    const ended = await lockstep(['check', './own.ts', '--no-cost'], { cwd });
    expect(ended.stdout + ended.stderr).toContain(sentence);
    expect(ended.stderr).not.toMatch(/\n\s+at /);
    expect(ended.code).toBe(code);
  });
});
