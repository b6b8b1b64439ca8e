import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readResults } from '../../src/results/read.ts';
import { experimentTables } from '../../src/results/tables/registry.ts';
import { writeResults } from '../../src/results/write.ts';
import { temporaryFolder } from '../fixtures/lockstep.ts';

describe('the tables of an experiment that git keeps', () => {
  it.each(['optimizer-comparison', 'backprop-training'])(
    'are the same bytes when %s was read and is written',
    async (name) => {
      const kept = path.join('results', name);
      const results = await readResults(kept);
      for (const table of experimentTables) {
        const { file, askedForBy } = table;
        if (askedForBy) continue;
        expect(table.write(table.rows(results)), file).toBe(
          await readFile(path.join(kept, file), 'utf8'),
        );
      }
    },
  );

  it.each([
    ['losses.csv', 3, /^1,/, 'one,', 'iteration is "one", expected a whole number.'],
    ['losses.csv', 3, /[^,]+$/, 'low', 'smoothed_loss is "low", expected a number.'],
    ['losses.csv', 3, /^1,/, '7,', 'iteration 7 of "SGD" stands where iteration 1 was expected.'],
    ['losses.csv', 3, /SGD/, 'Adam', 'the manifest beside it has no run of "Adam" with seed 0.'],
    ['evaluations.csv', 2, /[^,]+$/, '', 'test_accuracy is "", expected a number.'],
  ])('are refused where %s is damaged, by line %i', async (file, line, part, other, said) => {
    const folder = await temporaryFolder();
    await writeResults(folder, await readResults('results/backprop-training'));
    const damaged = path.join(folder, file);
    const lines = (await readFile(damaged, 'utf8')).split('\n');
    lines[line - 1] = lines[line - 1]?.replace(part, other) ?? '';
    await writeFile(damaged, lines.join('\n'));
    await expect(readResults(folder)).rejects.toThrow(`${damaged}:${line}: ${said}`);
  });
});
