import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { lockstep, ROOT, temporaryFolder } from './lockstep.ts';

const FILE = path.join(ROOT, 'test/end-to-end/experiments/five-optimizers.yaml');
const FILES = ['losses.csv', 'evaluations.csv', 'manifest.json'];

async function resultsOf(...args: string[]): Promise<string[]> {
  const cwd = await temporaryFolder();
  const ended = await lockstep(['run', FILE, '--no-report', '--quiet', ...args], { cwd });
  expect(ended).toEqual({ code: 0, stdout: '', stderr: '' });
  const folder = path.join(cwd, 'results/five-optimizers');
  return Promise.all(FILES.map((file) => readFile(path.join(folder, file), 'utf8')));
}

describe.each(['float64', 'float32'])('in %s, the bytes of the results', (precision) => {
  it('don’t depend on the number of workers', async () => {
    const expected = await resultsOf('--precision', precision, '--workers', '1');
    for (const workers of ['2', '3', '5', '8']) {
      expect(await resultsOf('--precision', precision, '--workers', workers)).toEqual(expected);
    }
  });
});

describe('the plain network', () => {
  it('gives the engine’s bytes in float64', async () => {
    expect(await resultsOf('--engine', 'reference')).toEqual(await resultsOf());
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
