import { readFile } from 'node:fs/promises';
import {
  chartSpecification,
  chartSvg,
  EXPERIMENT_CHARTS,
  listCharts,
  readFolder,
  readResults,
  STUDY_CHARTS,
  type StudyResults,
} from 'lockstep';
import { compile, type TopLevelSpec } from 'vega-lite';
import { describe, expect, it } from 'vitest';
import { inspectedResults } from '../report/experiment-fixture.ts';

const textbook = await readResults('results/optimizer-comparison');
const study = (await readFolder('test/report/comparison')) as StudyResults;

describe('the charts of an experiment', () => {
  it('are listed by name, those there are data for', async () => {
    expect(listCharts(textbook)).toEqual([
      { name: 'loss', caption: expect.stringContaining('smoothed with a Kaiser window') as string },
    ]);
    const all = [
      ...listCharts(await inspectedResults()),
      ...listCharts(await readResults('results/backprop-training')),
    ];
    expect(new Set(all.map(({ name }) => name))).toEqual(new Set(EXPERIMENT_CHARTS));
  });

  it('are drawn as the pictures that git keeps', async () => {
    const kept = await readFile('reports/optimizer-comparison.svg', 'utf8');
    expect(await chartSvg(textbook, 'loss')).toBe(kept);
    const accuracy = await readFile('reports/backprop-training.svg', 'utf8');
    expect(await chartSvg(await readResults('results/backprop-training'), 'accuracy')).toBe(
      accuracy,
    );
  });

  it('are had as Vega-Lite, plain JSON with the data inside', () => {
    const specification = chartSpecification(textbook, 'loss');
    const asJson: unknown = JSON.parse(JSON.stringify(specification));
    expect(asJson).toEqual(specification);
    expect(specification.description).toMatch(/^Line chart of the smoothed loss/);
    const { data } = compile(asJson as TopLevelSpec).spec;
    const values = data?.flatMap((one): unknown[] =>
      'values' in one && Array.isArray(one.values) ? one.values : [],
    );
    expect(values?.length).toBeGreaterThanOrEqual(4 * 2000);
  });
});

describe('the charts of a study', () => {
  it('are listed by name: those of all problems, then of each', () => {
    const listed = listCharts(study);
    const problems = study.manifest.problems.map(({ label }) => label);
    expect(listed.slice(0, 3)).toMatchObject(
      ['performance-profile', 'critical-differences', 'runtimes'].map((name) => ({ name })),
    );
    for (const { name, problem } of listed.slice(3)) {
      expect(name).toMatch(new RegExp(`-${problems.indexOf(problem ?? '') + 1}$`));
    }
    const kinds = listed.map(({ name }) => name.replace(/(-lr)?(-\d+)?$/, ''));
    expect(new Set(kinds)).toEqual(new Set(STUDY_CHARTS));
  });

  it('are drawn, each, and had as Vega-Lite', async () => {
    expect(await chartSvg(study, 'performance-profile')).toBe(
      await readFile('test/report/kept/comparison/performance-profile.svg', 'utf8'),
    );
    expect(chartSpecification(study, 'curves-2').description).toContain(
      study.manifest.problems[1]?.label,
    );
  });
});
