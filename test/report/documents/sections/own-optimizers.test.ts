import { expect, it } from 'vitest';
import { renderReport } from '../../../../src/report/output/report.ts';
import { readResults } from '../../../../src/results/read.ts';
import type { Results } from '../../../../src/results/results.ts';
import { writeResults } from '../../../../src/results/write.ts';
import { temporaryFolder } from '../../../end-to-end/lockstep.ts';
import { keptResults } from '../../experiment-fixture.ts';

/** The page of the kept comparison, as if its first optimizer had been given so. */
async function pageOf(
  given: Partial<Results['manifest']['experiment']['optimizers'][number]>,
): Promise<string> {
  const results = await keptResults('optimizer-comparison');
  const { experiment } = results.manifest;
  const optimizers = experiment.optimizers.map((entry, i) =>
    i === 0 ? { ...entry, ...given } : entry,
  );
  const folder = await temporaryFolder();
  await writeResults(folder, {
    ...results,
    manifest: { ...results.manifest, experiment: { ...experiment, optimizers } },
  });
  const [page] = await renderReport(await readResults(folder));
  return String(page!.content).replaceAll(/\s+/g, ' ');
}

const HEADING = 'Optimizers that are not the library’s';
const hash = 'a1'.repeat(32);

it('a page says nothing of optimizers of one’s own where there are none', async () => {
  expect(await pageOf({})).not.toContain(HEADING);
});

it('and else where each is from, and what identifies it', async () => {
  const module = await pageOf({ name: './mine.ts', module: { bundleSha256: hash } });
  expect(module).toContain(HEADING);
  expect(module).toContain('<td class="text">./mine.ts</td>');
  expect(module).toContain(`${hash}, with all that it imports`);
  const object = await pageOf({ name: 'mine', optimizer: { name: 'mine', label: 'Mine' } });
  expect(object).toContain('none: nothing identifies it');
});

it('also in results that an earlier version wrote', async () => {
  const page = await pageOf({ name: './mine.ts', module: { sha256: hash } });
  expect(page).toContain(`${hash}, of that file alone`);
});
