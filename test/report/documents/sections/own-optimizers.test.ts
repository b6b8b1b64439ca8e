import { expect, it } from 'vitest';
import { ownOptimizersHtml } from '../../../../src/report/documents/sections/own-optimizers.ts';
import { keptResults } from '../../experiment-fixture.ts';

/** What is said of the first optimizer of the kept comparison, as if it had been given so. */
async function saidOf(given: Partial<Parameters<typeof ownOptimizersHtml>[0][number]>) {
  const { manifest } = await keptResults('optimizer-comparison');
  const [first, ...others] = manifest.experiment.optimizers;
  const { text } = ownOptimizersHtml([{ ...first!, ...given }, ...others]);
  return text.replaceAll(/\s+/g, ' ');
}

const HEADING = 'Optimizers that are not the library’s';
const hash = 'a1'.repeat(32);

it('nothing is said of optimizers of one’s own where there are none', async () => {
  expect(await saidOf({})).toBe('');
});

it('and else where each is from, and what identifies it', async () => {
  const module = await saidOf({ name: './mine.ts', module: { bundleSha256: hash } });
  expect(module).toContain(HEADING);
  expect(module).toContain('<td class="text">./mine.ts</td>');
  expect(module).toContain(`${hash}, with all that it imports`);
  const object = await saidOf({ name: 'mine', optimizer: { name: 'mine', label: 'Mine' } });
  expect(object).toContain('none: nothing identifies it');
});

it('also in results that an earlier version wrote', async () => {
  const said = await saidOf({ name: './mine.ts', module: { sha256: hash } });
  expect(said).toContain(`${hash}, of that file alone`);
});
