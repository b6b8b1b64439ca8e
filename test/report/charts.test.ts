import { describe, expect, it } from 'vitest';
import { appearanceOf } from '../../src/report/charts/shared/appearance.ts';
import { drawExperiment } from '../../src/report/charts/draw.ts';
import { finalTable } from '../../src/report/documents/final-table.ts';
import { compileChart, renderPng, renderSvg } from '../../src/report/output/render.ts';
import type { Results } from '../../src/results/results.ts';
import {
  divergedResults,
  inspectedResults,
  keptReport,
  keptResults,
  manyResults,
} from './experiment-fixture.ts';

async function svgOf(results: Results, type: string): Promise<string> {
  const chart = drawExperiment(results).find((one) => one.name === type)!;
  return renderSvg(compileChart(chart.specification));
}

/** Kept pictures: a change of a chart shows in review. `npx vitest run -u` takes the new ones. */
describe('the picture of', () => {
  it('the loss comparison is the one that is kept', async () => {
    const svg = await svgOf(await keptResults('optimizer-comparison'), 'loss');
    await expect(svg).toMatchFileSnapshot('kept/loss-comparison.svg');
  });

  it('a comparison in which one run diverged is the one that is kept', async () => {
    const svg = await svgOf(await divergedResults(), 'loss');
    await expect(svg).toMatchFileSnapshot('kept/loss-comparison.diverged.svg');
    expect(svg).toContain('Momentum diverged at iteration 700 (✕)');
  });

  it('the accuracy by epoch is the one that is kept', async () => {
    const svg = await svgOf(await keptResults('backprop-training'), 'accuracy');
    await expect(svg).toMatchFileSnapshot('kept/accuracy-by-epoch.svg');
  });
});

describe('of an experiment that records the networks’ insides, the picture of', () => {
  it.each(['weight-norms', 'gradient-norms', 'update-norms', 'hidden-weights'])(
    '%s is the one that is kept',
    async (name) => {
      const svg = await svgOf(await inspectedResults(), name);
      await expect(svg).toMatchFileSnapshot(`kept/${name}.svg`);
      expect((await renderPng(svg)).length).toBeGreaterThan(10_000);
    },
  );
});

describe('charts', () => {
  it('are drawn only where there are data for them', async () => {
    const results = await keptResults('optimizer-comparison');
    const { experiment } = results.manifest;
    const asking: Results = {
      ...results,
      manifest: {
        ...results.manifest,
        experiment: { ...experiment, charts: [{ type: 'accuracy', yRange: [0, 1] }] },
      },
    };
    expect(drawExperiment(asking)).toEqual([]);
  });

  it.each([
    ['optimizer-comparison', { type: 'loss', markerEvery: 100, yRange: [5, 6] }],
    ['optimizer-comparison', { type: 'loss', markerEvery: 100, yRange: [0, 1e-3] }],
    ['backprop-training', { type: 'accuracy', yRange: [0.99, 1] }],
    ['backprop-training', { type: 'accuracy', yRange: [0, 0.01] }],
  ] as const)('of %s are drawn with all curves outside the plot: %j', async (name, settings) => {
    const results = await keptResults(name);
    const { experiment } = results.manifest;
    const charts = [structuredClone(settings)] as typeof experiment.charts;
    const narrow = {
      ...results,
      manifest: { ...results.manifest, experiment: { ...experiment, charts } },
    };
    expect((await renderPng(await svgOf(narrow, settings.type))).length).toBeGreaterThan(1000);
  });

  it('of losses have room for all of them where no range is given', async () => {
    const results = await inspectedResults();
    const { curves } = drawExperiment(results)[0]!;
    const largest = Math.max(...results.runs.flatMap(({ smoothedLosses }) => [...smoothedLosses]));
    expect(largest).toBeGreaterThan(1);
    expect(curves!.yRange[0]).toBe(0);
    expect(curves!.yRange[1]).toBeGreaterThanOrEqual(largest);
    expect(curves!.yRange[1]).toBeLessThan(1.1 * largest);
  });

  it('of losses stay near the first ones where a run goes far above them', async () => {
    const results = await inspectedResults();
    const [first, second] = results.runs;
    const far = first!.smoothedLosses.map((loss, i) => (i > 10 ? loss * 1e6 : loss));
    const { curves } = drawExperiment({
      ...results,
      runs: [{ ...first!, losses: far, smoothedLosses: far }, second!],
    })[0]!;
    expect(curves!.yRange[1]).toBeLessThan(2 * second!.smoothedLosses[0]!);
  });

  it('give each of 40 labels a look of its own', () => {
    const { colors, shapes } = appearanceOf(Array.from({ length: 40 }, (_, i) => `label ${i}`));
    expect(new Set(colors.map((color, i) => `${color} ${shapes[i]}`)).size).toBe(40);
  });

  it('tell apart the eight that ended lowest where there are more, and draw the rest in grey', async () => {
    const results = await manyResults(20);
    const svg = await svgOf(results, 'loss');
    expect(svg.match(/stroke="#b8b8b8"/g)).toHaveLength(12);
    expect(svg).toContain('In colour: the 8 lowest by the mean of their last 100 losses');
    expect(svg).toContain('In grey: the 12 others');
    // Adam's loss plus a hundredth of the place, so the first eight are the lowest.
    for (let place = 0; place < 8; place++) expect(svg).toContain(`>Copy ${place}</text>`);
    expect(svg).not.toContain('>Copy 8</text>');
    const first = finalTable(results).slice(0, 3);
    expect(first.map(({ optimizer }) => optimizer)).toEqual(['Copy 0', 'Copy 1', 'Copy 2']);
  });

  it('say in words what they show', async () => {
    const [chart] = drawExperiment(await keptResults('optimizer-comparison'));
    expect(chart!.specification.description).toMatch(
      /^Line chart of the smoothed loss by iteration: SGD ends at 0\.5\d+, Momentum .*, Adam ends at 0\.1\d+\.$/,
    );
  });

  it('are the same bytes the second time, as SVG and as PNG, and those kept in git', async () => {
    const results = await keptResults('optimizer-comparison');
    const [first, second] = [await svgOf(results, 'loss'), await svgOf(results, 'loss')];
    expect(second).toBe(first);
    expect((await keptReport('optimizer-comparison.svg')).toString()).toBe(first);
    const png = await renderPng(first);
    expect(Buffer.from(png).equals(Buffer.from(await renderPng(second)))).toBe(true);
    expect(Buffer.from(png).equals(await keptReport('optimizer-comparison.png'))).toBe(true);
  });
});
