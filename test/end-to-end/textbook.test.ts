import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { lockstep, ROOT, temporaryFolder } from '../fixtures/lockstep.ts';

const TOLERANCE = 1e-12;
const MINUTES = 60_000;

type Row = Record<string, string>;

async function csv(...place: string[]): Promise<Row[]> {
  return parse(await readFile(path.join(...place), 'utf8'), { columns: true });
}

function reference(name: string): Promise<Row[]> {
  return csv(ROOT, 'test/reference/textbook', name);
}

/** Runs an experiment into a folder of its own, without the report. */
async function run(experiment: string, ...args: string[]): Promise<string> {
  const results = await temporaryFolder();
  const ended = await lockstep(['run', experiment, '--results', results, '--no-report', ...args]);
  expect(ended).toMatchObject({ code: 0, stderr: '' });
  return path.join(results, path.basename(experiment, '.yaml'));
}

async function expectLosses(folder: string, expected: Row[], iterations: number): Promise<void> {
  const losses = await csv(folder, 'losses.csv');
  const optimizers = Object.keys(expected[0]!).filter((column) => column !== 'iteration');
  expect(losses).toHaveLength(iterations * optimizers.length);
  const largest = Math.max(
    ...losses.map(({ iteration, optimizer, loss }) =>
      Math.abs(Number(loss) - Number(expected[Number(iteration)]![optimizer!])),
    ),
  );
  expect(largest).toBeLessThanOrEqual(TOLERANCE);
}

async function expectSameBytesAsInGit(folder: string): Promise<void> {
  for (const file of ['losses.csv', 'evaluations.csv', 'manifest.json']) {
    const kept = await readFile(path.join(ROOT, 'results', path.basename(folder), file));
    expect((await readFile(path.join(folder, file))).equals(kept), file).toBe(true);
  }
}

describe('the optimizer comparison, against the textbook’s program in NumPy', () => {
  it(
    'has the same 2,000 losses of four optimizers, and the bytes that are kept in git',
    async () => {
      const folder = await run('optimizer-comparison');
      await expectLosses(folder, await reference('optimizer-comparison.seed0.csv'), 2000);
      await expectSameBytesAsInGit(folder);
    },
    10 * MINUTES,
  );

  it(
    'has the same losses from seed 1',
    async () => {
      const folder = await run('optimizer-comparison', '--seed', '1');
      await expectLosses(folder, await reference('optimizer-comparison.seed1.csv'), 2000);
    },
    10 * MINUTES,
  );

  it(
    'has the same losses with RMSprop switched on, drawn fifth',
    async () => {
      const optimizers = 'sgd,momentum,adagrad,adam,rmsprop';
      const folder = await run('optimizer-comparison', '--optimizers', optimizers);
      await expectLosses(
        folder,
        await reference('optimizer-comparison.seed0.with-rmsprop.csv'),
        2000,
      );
    },
    10 * MINUTES,
  );

  it(
    'has the same losses where all networks start from the same parameters',
    async () => {
      const folder = await run('test/end-to-end/experiments/shared-init.yaml');
      await expectLosses(
        folder,
        await reference('optimizer-comparison.seed0.shared-init.csv'),
        2000,
      );
      const { runs } = JSON.parse(await readFile(path.join(folder, 'manifest.json'), 'utf8')) as {
        runs: { initialParametersSha256: string; batchesSha256: string }[];
      };
      expect(new Set(runs.map((one) => one.initialParametersSha256)).size).toBe(1);
      expect(new Set(runs.map((one) => one.batchesSha256)).size).toBe(1);
    },
    10 * MINUTES,
  );
});

describe('the training by backpropagation, against the textbook’s program in NumPy', () => {
  it(
    'has the same 20,000 losses, 34 accuracies and learning rates, and the bytes in git',
    async () => {
      const folder = await run('backprop-training');
      const expectedLosses = await reference('backprop-training.seed0.losses.csv');
      await expectLosses(
        folder,
        expectedLosses.map(({ iteration, loss }) => ({ iteration: iteration!, SGD: loss! })),
        20_000,
      );
      const evaluations = await csv(folder, 'evaluations.csv');
      expect(
        evaluations.map(({ iteration, learning_rate, train_accuracy, test_accuracy }) => [
          Number(iteration),
          Number(learning_rate),
          Number(train_accuracy),
          Number(test_accuracy),
        ]),
      ).toEqual(
        (await reference('backprop-training.seed0.accuracy.csv')).map((row) =>
          Object.values(row).map(Number),
        ),
      );
      expect(evaluations.map(({ epoch }) => Number(epoch))).toEqual(
        Array.from({ length: 34 }, (_, epoch) => epoch),
      );
      await expectSameBytesAsInGit(folder);
    },
    10 * MINUTES,
  );
});

describe('a shorter run of the comparison', () => {
  it('has the same first 50 losses, and smooths them as the textbook does', async () => {
    const folder = await run('optimizer-comparison', '--iterations', '50');
    await expectLosses(folder, await reference('optimizer-comparison.seed0.csv'), 50);
    const smoothed = (await csv(folder, 'losses.csv'))
      .filter(({ optimizer }) => optimizer === 'Adam')
      .map(({ smoothed_loss }) => Number(smoothed_loss));
    // NumPy: smooth_curve of the first 50 losses of Adam in optimizer-comparison.seed0.csv
    const expected = { 0: 2.268246730188166, 25: 1.5957102760009598, 49: 0.8647320974300088 };
    for (const [iteration, loss] of Object.entries(expected)) {
      expect(Math.abs(smoothed[Number(iteration)]! - loss)).toBeLessThan(1e-13);
    }
  });
});
