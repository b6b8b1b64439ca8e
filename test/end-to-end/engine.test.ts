import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readResults } from '../../src/results/read.ts';
import { lockstep, ROOT, temporaryFolder } from '../fixtures/lockstep.ts';

const FILE = path.join(ROOT, 'test/end-to-end/experiments/five-optimizers.yaml');
const FILES = ['losses.csv', 'evaluations.csv', 'manifest.json'];

async function resultsOf(...args: string[]): Promise<string[]> {
  const cwd = await temporaryFolder();
  const ended = await lockstep(['run', FILE, '--no-report', '--quiet', ...args], { cwd });
  expect(ended).toEqual({ code: 0, stdout: '', stderr: '' });
  const folder = path.join(cwd, 'results/five-optimizers');
  return Promise.all(FILES.map((file) => readFile(path.join(folder, file), 'utf8')));
}

describe.each([
  ['float64', ['2', '3', '8']],
  ['float32', ['2', '5']],
])('in %s, the bytes of the results', (precision, counts) => {
  it('don’t depend on the number of workers', async () => {
    const expected = await resultsOf('--precision', precision, '--workers', '1');
    for (const workers of counts) {
      expect(await resultsOf('--precision', precision, '--workers', workers)).toEqual(expected);
    }
  });
});

describe('the plain network', () => {
  it('gives the engine’s bytes in float64', async () => {
    const two = ['--optimizers', 'momentum,adam'];
    expect(await resultsOf(...two, '--engine', 'reference')).toEqual(await resultsOf(...two));
  });
});

describe('--workers', () => {
  it.each(['0', '-1', 'two', '1.5'])('%s is refused in a sentence', async (workers) => {
    const ended = await lockstep(['run', FILE, `--workers=${workers}`]);
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain(
      `--workers is "${workers}", expected a whole number, at least 1.`,
    );
  });
});

describe('the textbook’s comparison in float32', () => {
  it('ends with mean losses within 1 % of float64, for each optimizer', async () => {
    const [float64, float32] = await Promise.all(
      ['float64', 'float32'].map((precision) => lastLosses(precision)),
    );
    expect(Object.keys(float64!)).toEqual(['SGD', 'Momentum', 'AdaGrad', 'Adam']);
    for (const [optimizer, loss] of Object.entries(float64!)) {
      expect(Math.abs(float32![optimizer]! / loss - 1), optimizer).toBeLessThan(0.01);
    }
  });
});

/** Each optimizer's mean of the last 100 losses. */
async function lastLosses(precision: string): Promise<Record<string, number>> {
  const cwd = await temporaryFolder();
  const flags = ['--precision', precision, '--workers', '1', '--no-report', '--quiet'];
  const { code } = await lockstep(['run', 'optimizer-comparison', ...flags], { cwd });
  expect(code).toBe(0);
  const results = await readResults(path.join(cwd, 'results/optimizer-comparison'));
  return Object.fromEntries(
    results.runs.map(({ optimizer, losses }) => {
      const last = losses.slice(-100);
      return [optimizer, last.reduce((sum, loss) => sum + loss, 0) / last.length];
    }),
  );
}
