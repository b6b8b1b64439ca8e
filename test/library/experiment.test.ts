import { readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  defineExperiment,
  loadExperiment,
  readResults,
  runExperiment,
  writeResults,
  type WrittenExperiment,
} from 'lockstep';
import { describe, expect, it } from 'vitest';
import { ROOT, temporaryFolder } from '../fixtures/lockstep.ts';

const THROWS = path.join(ROOT, 'test/end-to-end/modules/throws.ts');

/** One run that finishes, one that diverges, one whose optimizer throws at its sixth update. */
const THREE: WrittenExperiment = {
  name: 'three',
  title: 'Three ends',
  iterations: 20,
  batchSize: 8,
  optimizers: [
    { name: 'adam' },
    { name: 'sgd', options: { lr: 1e6 } },
    { name: THROWS, label: 'Throws' },
  ],
};

describe('a run of runExperiment', () => {
  it('carries what became of it, in results that are read back as well', async () => {
    const results = await runExperiment(THREE, { workers: 1 });
    const [finished, diverged, failed] = results.runs;
    expect(finished).toMatchObject({ optimizer: 'Adam', status: 'finished' });
    expect(finished).not.toHaveProperty('divergedAt');
    expect(diverged).toMatchObject({ optimizer: 'SGD', status: 'diverged' });
    expect(diverged?.losses[diverged.divergedAt ?? -1]).toBe(diverged?.losses.at(-1));
    expect(Number.isFinite(diverged?.losses.at(-1))).toBe(false);
    expect(failed).toMatchObject({
      optimizer: 'Throws',
      status: 'failed',
      error: expect.stringContaining('out of luck') as string,
    });

    const folder = await temporaryFolder();
    await writeResults(folder, results);
    expect((await readResults(folder)).runs).toEqual(results.runs);
  });

  it('is interrupted by a signal, and keeps what it has', async () => {
    const controller = new AbortController();
    const long = { ...THREE, iterations: 1_000_000, optimizers: [{ name: 'sgd' }] };
    const running = runExperiment(long, {
      signal: controller.signal,
      watch: () => void setTimeout(() => controller.abort(), 1000),
    });
    const [run] = (await running).runs;
    expect(run?.status).toBe('interrupted');
    expect(run?.losses.length).toBeLessThan(1_000_000);
  });
});

describe('an experiment', () => {
  it('can be run as it is written, with the results of its definition', async () => {
    const written = { ...THREE, optimizers: [{ name: 'adam' }] };
    const [first] = (await runExperiment(written)).runs;
    const [second] = (await runExperiment(await defineExperiment(written))).runs;
    expect(second).toEqual(first);
  });

  it('from a file gives the bytes that git keeps, but for the iterations asked for', async () => {
    const loaded = await loadExperiment('optimizer-comparison');
    const results = await runExperiment({ ...loaded, iterations: 30 });
    const kept = await readFile(path.join(ROOT, 'results/optimizer-comparison/losses.csv'), 'utf8');
    const folder = await temporaryFolder();
    await writeResults(folder, results);
    const losses = await readFile(path.join(folder, 'losses.csv'), 'utf8');
    // Without the smoothed column: the window reflects the series at its end.
    const raw = (text: string) =>
      text
        .replaceAll(/,[^,\n]*$/gm, '')
        .split('\n')
        .slice(0, 121);
    expect(raw(losses)).toEqual(raw(kept));
  });
});
