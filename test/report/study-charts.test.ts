import { describe, expect, it } from 'vitest';
import { drawStudy } from '../../src/report/charts/draw.ts';
import { compileChart, renderPng, renderSvg } from '../../src/report/output/render.ts';
import { cellText, cellValue } from '../../src/report/page/report-table.ts';
import { comparisonOnOne, keptComparison } from './study-fixture.ts';

/** Kept pictures: a change of a chart shows in review. `npx vitest run -u` takes the new ones. */
describe('the picture of', async () => {
  const ofAll = drawStudy(await keptComparison()).filter(({ problem }) => !problem);
  const ofOne = drawStudy(await comparisonOnOne('Rosenbrock'));

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
    const charts = drawStudy(await comparisonOnOne('Rosenbrock'));
    const words = Object.fromEntries(
      charts.map(({ name, specification }) => [name, specification.description]),
    );
    expect(words['intervals']).toMatch(/^Dot and whisker chart of the train loss on Rosenbrock/);
    expect(words['paths']).toMatch(/Adam ends at \(.+, .+\)/);
    expect(words['sensitivity-lr']).toMatch(/Adam is best, \S+, at lr \S+/);
  });

  it('of many optimizers name the diverged ones, and never the whole of a bad interval', async () => {
    const intervals = drawStudy(await comparisonOnOne('Rosenbrock')).find(
      ({ name }) => name === 'intervals',
    );
    const svg = await renderSvg(compileChart(intervals!.specification));
    expect(svg).toContain('✕ 8 diverged');
    expect(svg).not.toContain('NaN');
  });

  it('go on to the end of the axis, with an arrow, where an interval has no end', async () => {
    const results = await comparisonOnOne('Rosenbrock');
    // SGD [103, ∞], Momentum [127, 1163], Adam [240, ∞]; Lion and the fast SGD never get there.
    const { specification, table, caption } = drawStudy(results).find(
      ({ name }) => name === 'time-to-target',
    )!;
    const svg = await renderSvg(compileChart(specification));
    expect(endsOfRules(svg)).toEqual([expect.closeTo(680 / 1.15, 6), 680, 680]);
    expect(svg.match(/class="mark-symbol role-mark layer_\d_layer_\d+_marks"/g)).toHaveLength(2);
    expect(caption).toContain('An arrow: the interval has no end');
    expect(specification.description).toContain('SGD 395 [103, ∞]');
    expect(JSON.stringify(specification)).toContain('"to":"∞"');
    const [momentum, sgd] = table.rows;
    expect(momentum!.slice(0, 4).map(cellText)).toEqual(['Momentum', '254', '127', '1163']);
    expect(sgd!.slice(0, 4).map(cellText)).toEqual(['SGD', '395', '103', '∞']);
    // As in targets.csv, so that programs read it.
    expect(cellValue(sgd![3]!)).toBe('Infinity');
  });

  it('do not stop at the mean where every interval is without end', async () => {
    const results = await comparisonOnOne('Rosenbrock');
    const targets = (results.tables.targets ?? [])
      .filter(({ optimizer }) => optimizer === 'SGD')
      .map((row) => ({ ...row, expected_steps: 394.5, high: Infinity }));
    const chart = drawStudy({ ...results, tables: { ...results.tables, targets } }).find(
      ({ name }) => name === 'time-to-target',
    )!;
    expect(endsOfRules(await renderSvg(compileChart(chart.specification)))).toEqual([680]);
  });

  it('ring of the settings that were tried only the option at an edge, not one whose name it begins with', async () => {
    const results = await comparisonOnOne('Rosenbrock');
    const { trials = [], summary = [] } = results.tables;
    const chart = drawStudy({
      ...results,
      tables: {
        ...results.tables,
        trials: trials.map((row) => ({
          ...row,
          options: { beta: row.trial, beta2: 1 / row.trial },
        })),
        summary: summary.map((row) => ({ ...row, edges: 'beta2 at the low end of its range' })),
      },
    }).find(({ name }) => name === 'trials')!;
    const { data } = chart.specification as { data?: { values?: Record<string, unknown>[] } };
    const ringed = data?.values?.filter(({ edge }) => edge).map(({ axis }) => axis);
    expect(new Set(ringed)).toEqual(new Set(['2. beta2']));
  });

  it('have a table behind each, whose numbers are not rounded', async () => {
    for (const { table, name } of drawStudy(await keptComparison())) {
      expect(table.rows.length, name).toBeGreaterThan(0);
      for (const row of table.rows) expect(row, name).toHaveLength(table.columns.length);
    }
  });
});

/** Where the horizontal bars of a picture end, from the left of the plot. */
function endsOfRules(svg: string): number[] {
  const marks = [...svg.matchAll(/<g class="mark-rule role-mark[^>]*>(.*?)<\/g>/g)];
  return marks.flatMap(([, lines]) =>
    [...lines!.matchAll(/translate\(([\d.]+),([\d.]+)\)" x2="([\d.]+)"/g)].map(
      ([, x, , length]) => Number(x) + Number(length),
    ),
  );
}
