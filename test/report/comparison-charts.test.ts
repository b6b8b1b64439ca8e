import { describe, expect, it } from 'vitest';
import { drawComparison } from '../../src/report/charts/comparison-registry.ts';
import { compileChart, renderPng, renderSvg } from '../../src/report/render.ts';
import { comparisonOnOne, keptComparison } from './comparison-fixture.ts';

/** Kept pictures: a change of a chart shows in review. `npx vitest run -u` takes the new ones. */
describe('the picture of', async () => {
  const ofAll = drawComparison(await keptComparison()).filter(({ problem }) => !problem);
  const ofOne = drawComparison(await comparisonOnOne('Rosenbrock'));

  it('every kind of chart is there', () => {
    expect([...ofAll, ...ofOne].map(({ name }) => name)).toEqual([
      'performance-profile',
      'critical-differences',
      'runtimes',
      'intervals',
      'curves',
      'differences',
      'time-to-target',
      'paths',
      'training',
      'cost',
      'sensitivity-lr',
      'trials',
    ]);
  });

  it.each([...ofAll, ...ofOne])('$name is the one that is kept', async (chart) => {
    const svg = await renderSvg(compileChart(chart.specification));
    await expect(svg).toMatchFileSnapshot(`kept/comparison/${chart.name}.svg`);
    expect((await renderPng(svg)).length).toBeGreaterThan(1000);
  });
});

describe('charts of a comparison', () => {
  it('say in words what they show', async () => {
    const charts = drawComparison(await comparisonOnOne('Rosenbrock'));
    const words = Object.fromEntries(
      charts.map(({ name, specification }) => [name, specification.description]),
    );
    expect(words['intervals']).toMatch(/^Dot and whisker chart of the train loss on Rosenbrock/);
    expect(words['paths']).toMatch(/Adam ends at \(.+, .+\)/);
    expect(words['sensitivity-lr']).toMatch(/Adam is best, \S+, at lr \S+/);
  });

  it('of many optimizers name the diverged ones, and never the whole of a bad interval', async () => {
    const intervals = drawComparison(await comparisonOnOne('Rosenbrock')).find(
      ({ name }) => name === 'intervals',
    );
    const svg = await renderSvg(compileChart(intervals!.specification));
    expect(svg).toContain('✕ 8 diverged');
    expect(svg).not.toContain('NaN');
  });

  it('have a table behind each, whose numbers are not rounded', async () => {
    for (const { table, name } of drawComparison(await keptComparison())) {
      expect(table.rows.length, name).toBeGreaterThan(0);
      for (const row of table.rows) expect(row, name).toHaveLength(table.columns.length);
    }
  });
});
