import { readdir, readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { optimizers } from '../../src/optimizers/registry.ts';
import { lockstep, temporaryFolder } from '../fixtures/lockstep.ts';

describe('lockstep bench', () => {
  it('measures every optimizer’s update in both precisions, and draws them', async () => {
    const cwd = await temporaryFolder();
    const ended = await lockstep(['bench', 'updates', '--quick', '--output', 'bench'], { cwd });
    expect(ended.stderr).toBe('');
    expect(ended.code).toBe(0);
    expect((await readdir(path.join(cwd, 'bench'))).sort()).toEqual([
      'measurements.csv',
      'updates.svg',
    ]);
    const rows: Record<string, string>[] = parse(
      await readFile(path.join(cwd, 'bench/measurements.csv'), 'utf8'),
      { columns: true },
    );
    for (const precision of ['float64', 'float32']) {
      const plain = rows.filter(
        (row) =>
          row['precision'] === precision &&
          row['unit'] === 'ns/parameter' &&
          row['engine'] === 'reference',
      );
      expect(plain.map((row) => row['name'])).toEqual(optimizers.map(({ name }) => name));
      expect(plain.every((row) => Number(row['value']) > 0)).toBe(true);
    }
    const adam = rows.filter((row) => row['name'] === 'adam' && row['unit'] === 'bytes/parameter');
    expect(adam.map((row) => row['value'])).toEqual(['16', '8']);
    const svg = await readFile(path.join(cwd, 'bench/updates.svg'), 'utf8');
    expect(svg).toContain('schedule-free-adamw');
  });

  it('measures the products at every size, and their share of the peak that it measured', async () => {
    const cwd = await temporaryFolder();
    const ended = await lockstep(['bench', 'kernels', '--quick', '--output', '.'], { cwd });
    expect(ended.code).toBe(0);
    const rows: Record<string, string>[] = parse(
      await readFile(path.join(cwd, 'measurements.csv'), 'utf8'),
      { columns: true },
    );
    const measured = rows.filter(({ unit }) => unit === 'GFLOP/s');
    const peaks = measured.filter(({ name }) => name === 'multiply-add peak');
    const products = measured.filter(({ name }) => name !== 'multiply-add peak');
    expect(new Set(products.map(({ hiddenSize }) => hiddenSize)).size).toBe(5);
    expect(new Set(products.map(({ batchSize }) => batchSize)).size).toBe(6);
    for (const { name, value, precision, shareOfPeak } of products) {
      const measuredPeaks = peaks
        .filter((one) => one['precision'] === precision)
        .map((one) => Number(one['value']));
      // Written with six digits.
      const peak = Number(value) / Number(shareOfPeak);
      expect(peak, name).toBeGreaterThan(0.999 * Math.min(...measuredPeaks));
      expect(peak, name).toBeLessThan(1.001 * Math.max(...measuredPeaks));
    }
  });

  it('refuses what it doesn’t know', async () => {
    const ended = await lockstep(['bench', 'everything']);
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain('everything');
  });
});
