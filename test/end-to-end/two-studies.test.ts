import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import type * as Library from '../../src/index.ts';
import { ROOT, temporaryFolder } from '../fixtures/lockstep.ts';

/** The library as a program gets it: with its threads. */
const library = (await import(
  pathToFileURL(path.join(ROOT, 'dist/index.js')).href
)) as typeof Library;
const { compare, loadExperiment, loadStudy, runExperiment, writeResults, writeStudy } = library;

/** Gradient descent by a multiple of the learning rate: a number, or one that is read from a file. */
const descent = (factor: string) => `import { readFileSync } from 'node:fs';
import { defineOptimizer } from 'lockstep';
const factor = ${factor};
export default defineOptimizer({
  name: 'own', label: 'Own', summary: 'Gradient descent.', formula: 'θ ← θ − lr·g',
  paper: { authors: 'A Stranger', title: 'None', year: 2026, url: 'https://example.org' },
  options: { lr: { type: 'number', default: 0.01, min: 0, help: 'learning rate' } },
  state: [],
  update(parameters, { lr }) {
    for (const { values, gradient } of parameters)
      for (let i = 0; i < values.length; i++) values[i] -= factor * lr * gradient[i];
  },
});
`;
const BESIDE = "JSON.parse(readFileSync(new URL('factor.json', import.meta.url), 'utf8'))";

/** Rows of two classes that a line tells apart, at a distance. */
function points(distance: number): string {
  const rows = Array.from({ length: 60 }, (_, i) => {
    const side = i % 2 === 0 ? 1 : -1;
    return `${side * distance + Math.sin(i)},${Math.cos(7 * i)},${side}`;
  });
  return `x,y,side\n${rows.join('\n')}\n`;
}

const OPTIMIZERS =
  'optimizers: [{ name: sgd }, { name: ./mine.ts }, { name: ./beside.ts, label: B }]';

/** A folder with a study and an experiment, whose paths are those of every other such folder. */
async function folderWith(factor: number): Promise<string> {
  const folder = await temporaryFolder();
  const files = {
    'points.csv': points(factor),
    'mine.ts': descent(String(factor)),
    'beside.ts': descent(BESIDE),
    'factor.json': String(factor),
    'study.yaml':
      'name: two\ntitle: Two\ndataset: ./points.csv\nseeds: 2\ntuning: { trials: 0 }\n' +
      `problems: [{ name: logistic-regression, iterations: 30, options: { batchSize: 8 } }]\n${OPTIMIZERS}\n`,
    'experiment.yaml':
      'name: two\ntitle: Two\ndataset: ./points.csv\niterations: 30\nbatchSize: 8\n' +
      `evaluate: { end: true }\n${OPTIMIZERS}\n`,
  };
  await mkdir(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text);
  return folder;
}

/** Every file of a folder but the one that tells of the machine and the time. */
async function bytesOf(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder)).filter((name) => name !== 'environment.json').sort();
  const texts = await Promise.all(names.map((name) => readFile(path.join(folder, name), 'utf8')));
  return Object.fromEntries(names.map((name, i) => [name, texts[i] ?? '']));
}

type Load<Loaded> = (folder: string) => Promise<Loaded>;
type Run<Loaded> = (loaded: Loaded, to: string) => Promise<void>;

/** What two folders give, one after the other and both at once. */
async function bothWays<Loaded>(load: Load<Loaded>, run: Run<Loaded>) {
  const folders = [await folderWith(1), await folderWith(3)];
  const one = async (folder: string, to: string) => {
    await run(await load(folder), path.join(folder, to));
    return bytesOf(path.join(folder, to));
  };
  const alone = [];
  for (const folder of folders) alone.push(await one(folder, 'alone'));
  const loaded = await Promise.all(folders.map(load));
  await Promise.all(loaded.map((each, i) => run(each, path.join(folders[i] ?? '', 'together'))));
  const together = await Promise.all(
    folders.map((folder) => bytesOf(path.join(folder, 'together'))),
  );
  return { alone, together };
}

describe('two at once in one process, whose modules and data bear the same paths, give what each gives alone', () => {
  it('studies', async () => {
    const { alone, together } = await bothWays(
      (folder) => loadStudy(path.join(folder, 'study.yaml')),
      async (study, to) => {
        const compared = await compare(study, { store: `${to}-store`, workers: 2 });
        await writeStudy(to, compared);
      },
    );
    expect(together).toEqual(alone);
    expect(Object.keys(alone[0] ?? {})).toContain('runs.csv');
    expect(alone[0]?.['runs.csv']).not.toBe(alone[1]?.['runs.csv']);
    expectOwnFactors(alone, 'runs.csv');
  });

  it('experiments', async () => {
    const { alone, together } = await bothWays(
      (folder) => loadExperiment(path.join(folder, 'experiment.yaml')),
      async (experiment, to) => writeResults(to, await runExperiment(experiment, { workers: 2 })),
    );
    expect(together).toEqual(alone);
    expectOwnFactors(alone, 'losses.csv');
  });
});

/** The optimizer that reads its factor from beside it is the one that has it in its text, in each folder. */
function expectOwnFactors(results: readonly Record<string, string>[], table: string): void {
  for (const files of results) {
    const [header = '', ...rows] = (files[table] ?? '').trim().split('\n');
    const columns = header.split(',');
    const of = (label: string) =>
      rows
        .map((row) => row.split(','))
        .filter((cells) => cells[columns.indexOf('optimizer')] === label)
        .map((cells) =>
          columns.flatMap((column, i) => (column.endsWith('loss') ? [cells[i]] : [])),
        );
    expect(of('B')).toEqual(of('Own'));
    expect(of('B').flat().length).toBeGreaterThan(0);
  }
}
