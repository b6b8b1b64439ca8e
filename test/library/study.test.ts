import { readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  compare,
  defineStudy,
  loadStudy,
  readFolder,
  writeStudy,
  type WrittenStudy,
} from 'lockstep';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { lockstep, temporaryFolder } from '../fixtures/lockstep.ts';

const VALLEY: WrittenStudy = {
  name: 'valley',
  title: 'A valley',
  problems: [{ name: 'rosenbrock', iterations: 60 }],
  seeds: 5,
  tuning: { trials: 3 },
  optimizers: [{ name: 'momentum' }, { name: 'adam' }],
};

describe('compare', () => {
  it('gives the tables of `lockstep compare`, byte for byte', async () => {
    const cwd = await temporaryFolder();
    await writeFile(path.join(cwd, 'valley.yaml'), stringify(VALLEY));
    const ended = await lockstep(['compare', 'valley.yaml', '--quiet', '--no-report'], { cwd });
    expect(ended).toEqual({ code: 0, stdout: '', stderr: '' });

    const study = await compare(await defineStudy(VALLEY), { store: path.join(cwd, 'others') });
    const ours = path.join(cwd, 'ours');
    await writeStudy(ours, study);
    const theirs = path.join(cwd, 'results/comparisons/valley');
    const files = (await readdir(theirs)).filter((file) => file !== 'environment.json');
    expect(files).toContain('summary.md');
    for (const file of files) {
      const [a, b] = await Promise.all(
        [ours, theirs].map((folder) => readFile(path.join(folder, file), 'utf8')),
      );
      expect(a, file).toBe(b);
    }
  });

  it('says in numbers and in words what it found, and keeps its runs', async () => {
    const store = await temporaryFolder();
    const told: boolean[] = [];
    const study = await compare(VALLEY, { store, workers: 1, onRun: (kept) => told.push(kept) });
    const [problem] = study.analysis.problems;
    expect(problem?.optimizers.map(({ optimizer }) => optimizer.label)).toEqual([
      'Momentum',
      'Adam',
    ]);
    for (const { optimizer, values, mean } of problem?.optimizers ?? []) {
      expect(optimizer.finals.map((run) => run?.status)).toEqual(Array(5).fill('finished'));
      expect(mean).toBeCloseTo(values.reduce((sum, value) => sum + value, 0) / 5, 12);
    }
    expect(study.summary).toMatch(/^# A valley\n\n## Rosenbrock\n/);
    // Three trials and five seeds of two optimizers.
    expect(told).toEqual(Array(16).fill(false));
    expect(study.environment).toMatchObject({ computed: 16, kept: 0, workers: 1 });

    const again = await compare(VALLEY, { store });
    expect(again.environment).toMatchObject({ computed: 0, kept: 16 });
    expect(again.summary).toBe(study.summary);
  });

  it('stops at a signal, says so, and goes on from there', async () => {
    const store = await temporaryFolder();
    const controller = new AbortController();
    const stopped = await compare(VALLEY, {
      store,
      workers: 1,
      signal: controller.signal,
      onRun: () => controller.abort(),
    });
    expect(stopped.manifest.ended).toBe('It was interrupted.');
    const whole = await compare(VALLEY, { store });
    expect(whole.manifest).not.toHaveProperty('ended');
    expect(whole.environment.kept).toBeGreaterThan(0);
  });
});

describe('a study', () => {
  it('has every default filled in, from code as from a file', async () => {
    const cwd = await temporaryFolder();
    const file = path.join(cwd, 'valley.yaml');
    await writeFile(file, stringify(VALLEY));
    const defined = await defineStudy(VALLEY);
    expect(defined).toMatchObject({ precision: 'float32', firstSeed: 1, evaluations: 20 });
    expect(await loadStudy(file)).toEqual(defined);
    expect(await defineStudy(defined)).toEqual(defined);
  });

  it('is read back from its folder as it was written', async () => {
    const study = await compare(VALLEY, { store: await temporaryFolder() });
    const folder = await temporaryFolder();
    await writeStudy(folder, study);
    const { manifest, tables } = study;
    expect(await readFolder(folder)).toMatchObject({ manifest, tables });
  });
});
