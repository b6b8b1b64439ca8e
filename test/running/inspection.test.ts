import { rm, writeFile, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { runExperiment } from '../../src/running/run-experiment.ts';
import { defineExperiment } from '../../src/experiment/load.ts';
import type { WrittenExperiment } from '../../src/experiment/schema.ts';
import { readResults } from '../../src/results/read.ts';
import { writeResults } from '../../src/results/write.ts';
import { temporaryFolder } from '../fixtures/lockstep.ts';

const SMALL = {
  name: 'small',
  title: 'Small',
  iterations: 12,
  batchSize: 16,
  network: { hiddenSize: 6 },
  optimizers: [
    { name: 'sgd', options: { lr: 0.25 } },
    { name: 'adam', options: { lr: 0.01 } },
  ],
} satisfies WrittenExperiment;

async function trained(more: Partial<WrittenExperiment>, engine: 'wasm' | 'reference' = 'wasm') {
  return runExperiment(await defineExperiment({ ...SMALL, ...more }), { workers: 1, engine });
}

describe('norms', () => {
  it('of SGD: the update’s is the gradient’s times the learning rate', async () => {
    const [sgd] = (await trained({ norms: { every: 1 } })).runs;
    expect(sgd!.norms).toHaveLength(12 * 4);
    for (const { gradientNorm, updateNorm } of sgd!.norms) {
      expect(Math.abs(updateNorm / (0.25 * gradientNorm) - 1)).toBeLessThan(1e-9);
    }
  });

  it('of Adam: its first update moves every number that has a gradient by lr, about', async () => {
    const [, adam] = (await trained({ norms: { every: 1 } })).runs;
    const b2 = adam!.norms.find(({ parameter }) => parameter === 'b2')!;
    expect(b2.updateNorm).toBeCloseTo(0.01 * Math.sqrt(10), 5);
  });

  it('are taken at every n-th iteration and the last', async () => {
    const [sgd] = (await trained({ norms: { every: 5 } })).runs;
    expect([...new Set(sgd!.norms.map(({ iteration }) => iteration))]).toEqual([0, 5, 10, 11]);
    const [exact] = (await trained({ norms: { every: 11 } })).runs;
    expect([...new Set(exact!.norms.map(({ iteration }) => iteration))]).toEqual([0, 11]);
  });

  it('are the plain network’s digits, and change no loss', async () => {
    const norms = { every: 3 };
    const fast = await trained({ norms });
    const plain = await trained({ norms }, 'reference');
    const without = await trained({});
    fast.runs.forEach((run, i) => {
      expect(run.norms).toEqual(plain.runs[i]!.norms);
      expect(run.losses).toEqual(without.runs[i]!.losses);
      expect(without.runs[i]!.norms).toEqual([]);
    });
  });
});

describe('hidden weights', () => {
  it('of all units have the norm of W1', async () => {
    const { runs } = await trained({ norms: { every: 12 }, weights: { units: 100 } });
    for (const { norms, weights } of runs) {
      expect(weights.map(({ iteration }) => iteration)).toEqual([11]);
      expect(weights[0]!.values).toHaveLength(784 * 6);
      const squares = weights[0]!.values.reduce((sum, weight) => sum + weight * weight, 0);
      const W1 = norms.findLast(({ parameter }) => parameter === 'W1')!;
      expect(Math.sqrt(squares)).toBeCloseTo(W1.weightNorm, 12);
    }
  });

  it('of a few units are those units’ columns', async () => {
    const [all] = (await trained({ weights: { units: 6 } })).runs;
    const [few] = (await trained({ weights: { units: 2, every: 6 } })).runs;
    expect(few!.weights.map(({ iteration }) => iteration)).toEqual([0, 6, 11]);
    const { values } = all!.weights[0]!;
    expect(few!.weights.at(-1)!.values).toEqual(values.filter((_, i) => i % 6 < 2));
  });
});

describe('a results folder with norms and weights', () => {
  const inside = { norms: { every: 4 }, weights: { every: 6, units: 3 } };

  it('is read back as it was written', async () => {
    const folder = path.join(await temporaryFolder(), 'results');
    const results = await trained(inside);
    await writeResults(folder, results);
    expect((await readResults(folder)).runs).toEqual(results.runs);
  });

  it('loses them when the experiment no longer asks', async () => {
    const folder = path.join(await temporaryFolder(), 'results');
    await writeResults(folder, await trained(inside));
    await writeResults(folder, await trained({}));
    await expect(readFile(path.join(folder, 'norms.csv'))).rejects.toThrow('ENOENT');
    await expect(readFile(path.join(folder, 'weights.csv'))).rejects.toThrow('ENOENT');
  });

  it('that is damaged is refused by file and line', async () => {
    const folder = path.join(await temporaryFolder(), 'results');
    await writeResults(folder, await trained(inside));
    const weights = path.join(folder, 'weights.csv');
    const lines = (await readFile(weights, 'utf8')).split('\n');
    await writeFile(weights, [...lines.slice(0, 40), ...lines.slice(41)].join('\n'));
    await expect(readResults(folder)).rejects.toThrow(
      /weights\.csv:41: iteration 0, unit 0, input 40 stands where unit 0, input 39 /,
    );
    await writeFile(weights, `${lines.slice(0, -2).join('\n')}\n`);
    await expect(readResults(folder)).rejects.toThrow(/weights\.csv ends before its last weights/);
    const norms = path.join(folder, 'norms.csv');
    const text = await readFile(norms, 'utf8');
    await writeFile(norms, text.replace(/W1,[^,]+/, 'W1,large'));
    await expect(readResults(folder)).rejects.toThrow(
      /norms\.csv:2: weight_norm is "large", expected a number/,
    );
    await writeFile(norms, text.replace(',W1,', ',W3,'));
    await expect(readResults(folder)).rejects.toThrow(
      /norms\.csv:2: parameter is "W3", expected W1, b1, W2, b2/,
    );
    await rm(norms);
    await expect(readResults(folder)).rejects.toThrow(/norms\.csv/);
  });
});
