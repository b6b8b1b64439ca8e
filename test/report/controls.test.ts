import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startChromium } from './chromium.ts';
import { comparisonOnOne, keptComparison, relabelledComparison } from './comparison-fixture.ts';
import { openReport } from './open-page.ts';
import { inspectedResults, timedResults } from './results-fixture.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startChromium();
});
afterAll(() => browser.close());

/** An axis of the chart as its view has it. */
function axisOf(figure: Locator, axis: 'x' | 'y'): Promise<{ type: string; domain: number[] }> {
  return figure.evaluate((element, name) => {
    const scale = (
      element as unknown as {
        vegaView: { scale(name: string): { type: string; domain(): number[] } };
      }
    ).vegaView.scale(name);
    return { type: scale.type, domain: scale.domain() };
  }, axis);
}

/** Does something that draws the chart anew, and waits until it is. */
async function redrawn(figure: Locator, act: () => Promise<unknown>): Promise<void> {
  const before = Number(await figure.getAttribute('data-drawn'));
  await act();
  await expect
    .poll(async () => Number(await figure.getAttribute('data-drawn')))
    .toBeGreaterThan(before);
}

async function downloaded(page: Page, button: Locator): Promise<{ name: string; bytes: Buffer }> {
  const waiting = page.waitForEvent('download');
  await button.click();
  const download = await waiting;
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

describe('the reader of the loss chart', () => {
  it('chooses axes, smoothing and raw losses', async () => {
    const { page, complaints } = await openReport(browser, await timedResults());
    const figure = page.locator('#chart-loss');
    expect(await axisOf(figure, 'y')).toEqual({ type: 'linear', domain: [0, 1] });

    await redrawn(figure, () => figure.getByLabel('log y').check());
    const { type, domain } = await axisOf(figure, 'y');
    expect(type).toBe('log');
    expect(domain[1]).toBe(1);

    await redrawn(figure, () => figure.getByLabel('log x').check());
    expect(await axisOf(figure, 'x')).toEqual({ type: 'log', domain: [1, 2000] });
    await redrawn(figure, () => figure.getByLabel('log x').uncheck());

    await redrawn(figure, () => figure.locator('select').selectOption('epochs'));
    const epochs = await axisOf(figure, 'x');
    expect(epochs.domain[1]).toBeCloseTo((2000 * 128) / 60_000, 10);
    await redrawn(figure, () => figure.locator('select').selectOption('seconds'));
    expect((await axisOf(figure, 'x')).domain).toEqual([0, 8]);
    await redrawn(figure, () => figure.locator('select').selectOption('iterations'));
    await redrawn(figure, () => figure.getByLabel('log y').uncheck());

    const curve = figure.locator('.live .mark-line.role-mark path').last();
    const usual = (await curve.getAttribute('d'))!;
    await redrawn(figure, () =>
      figure
        .locator('input[type=range]')
        .evaluate((input: { value: string; dispatchEvent(event: Event): void }) => {
          input.value = '101';
          input.dispatchEvent(new Event('input'));
          input.dispatchEvent(new Event('change'));
        }),
    );
    expect(await figure.locator('output').textContent()).toBe('101');
    const smooth = (await curve.getAttribute('d'))!;
    expect(heightsTravelled(smooth)).toBeLessThan(heightsTravelled(usual) / 2);

    const lines = figure.locator('.live .mark-line.role-mark path');
    expect(await lines.count()).toBe(4);
    await redrawn(figure, () => figure.getByLabel('raw losses').check());
    expect(await lines.count()).toBe(8);
    expect(complaints).toEqual([]);
  });

  it('reads all optimizers’ values under the pointer', async () => {
    const { page, complaints } = await openReport(browser, await timedResults());
    const plot = page.locator('#chart-loss .live svg');
    const box = (await plot.boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.move(box.x + box.width / 2 + 3, box.y + box.height / 2);
    const tooltip = page.locator('#vg-tooltip-element.visible');
    await tooltip.waitFor();
    const text = await tooltip.innerText();
    for (const optimizer of ['SGD', 'Momentum', 'AdaGrad', 'Adam']) {
      expect(text).toMatch(new RegExp(`${optimizer}\\s+0\\.\\d{4}`));
    }
    expect(complaints).toEqual([]);
  });

  it('singles an optimizer out by the legend, and zooms with the wheel and Shift', async () => {
    const { page, complaints } = await openReport(browser, await timedResults());
    const figure = page.locator('#chart-loss');
    const opacities = () =>
      figure
        .locator('.live .mark-line.role-mark path')
        .evaluateAll((lines) => lines.map((line) => Number(line.getAttribute('opacity') ?? 1)));
    await figure.locator('.live .role-legend-label text', { hasText: /^Adam$/ }).click();
    await expect.poll(async () => (await opacities()).sort()).toEqual([0.08, 0.08, 0.08, 1]);

    const box = (await figure.locator('.live svg').boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.wheel(0, -200);
    expect((await axisOf(figure, 'x')).domain).toEqual([0, 2000]);
    await page.keyboard.down('Shift');
    await page.mouse.wheel(0, -200);
    await page.keyboard.up('Shift');
    await expect
      .poll(async () => {
        const [from, to] = (await axisOf(figure, 'x')).domain;
        return to! - from!;
      })
      .toBeLessThan(1900);
    expect(complaints).toEqual([]);
  });

  it('takes away the chart as SVG, PNG and Vega-Lite, tables as CSV, the command by copying', async () => {
    const { page, complaints } = await openReport(browser, await timedResults(), {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const figure = page.locator('#chart-loss');
    const svg = await downloaded(page, figure.getByRole('button', { name: 'SVG' }));
    expect(svg.name).toBe('loss.svg');
    expect(svg.bytes.toString()).toMatch(/^<svg .*>Momentum<.*<\/svg>$/s);
    const png = await downloaded(page, figure.getByRole('button', { name: 'PNG' }));
    expect(png.bytes.subarray(1, 4).toString()).toBe('PNG');
    const specification = await downloaded(page, figure.getByRole('button', { name: 'Vega-Lite' }));
    expect(JSON.parse(specification.bytes.toString()).$schema).toContain('vega-lite/v6');

    const table = page.locator('section', { hasText: 'Final results' }).first();
    const csv = await downloaded(page, table.getByRole('button', { name: 'CSV' }));
    const [header, ...rows] = parse(csv.bytes) as string[][];
    expect(csv.name).toBe('final-results.csv');
    expect(header![0]).toBe('optimizer');
    expect(rows.map(([optimizer]) => optimizer)).toEqual(['SGD', 'Momentum', 'AdaGrad', 'Adam']);

    await page.getByRole('button', { name: 'Copy: Command' }).click();
    await page.getByText('Copied').waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(
      'npx lockstep run optimizer-comparison',
    );
    expect(complaints).toEqual([]);
  });
});

/** How far a drawn curve goes up and down. */
function heightsTravelled(path: string): number {
  const heights = [...path.matchAll(/[ML][\d.-]+,([\d.-]+)/g)].map(([, y]) => Number(y));
  return heights.slice(1).reduce((sum, y, i) => sum + Math.abs(y - heights[i]!), 0);
}

describe('the page of a comparison', () => {
  it('tells all optimizers’ values at an update, and isolates one by its legend', async () => {
    const results = await comparisonOnOne('Rosenbrock');
    const { page } = await openReport(browser, results);
    const figure = page.locator('#chart-curves').first();
    const rows = results.tables
      .get('curves.csv')!
      .filter(({ problem }) => problem === 'Rosenbrock');
    await figure.scrollIntoViewIfNeeded();
    const plot = (await figure.locator('.live svg .background').first().boundingBox())!;
    await page.mouse.move(plot.x + plot.width - 6, plot.y + plot.height / 2);
    await page.mouse.move(plot.x + plot.width - 3, plot.y + plot.height / 2);
    const tooltip = page.locator('#vg-tooltip-element.visible');
    await tooltip.waitFor();
    const told = (await tooltip.textContent())!;
    const last = rows.at(-1)!['step']!;
    expect(told.replaceAll(',', '')).toContain(last);
    for (const optimizer of new Set(rows.map((row) => row['optimizer']!))) {
      expect(told).toContain(optimizer);
    }

    const lines = figure.locator('.live .mark-line.role-mark path');
    const opacities = () =>
      lines.evaluateAll((paths) => paths.map((path) => path.getAttribute('opacity')));
    expect(new Set(await opacities())).toEqual(new Set(['1']));
    await figure.locator('.live .role-legend-label text').first().click();
    await expect.poll(opacities).toContain('0.08');
    expect((await opacities()).filter((opacity) => opacity === '1')).toHaveLength(1);
  });

  it('draws every chart, and its sliders and lists do what they say', async () => {
    const { page, complaints } = await openReport(browser, await keptComparison());
    const charts = await page.locator('figure.chart').count();
    expect(charts).toBeGreaterThan(25);
    expect(await page.locator('figure.chart .live svg').count()).toBe(charts);
    expect((await page.locator('figure.chart .live').allInnerTexts()).join()).not.toContain('NaN');

    const paths = page.locator('#chart-paths-2');
    const lengths = () =>
      paths
        .locator('.live .mark-line.role-mark')
        .last()
        .locator('path')
        .evaluateAll((lines) => lines.map((line) => line.getAttribute('d')!.length));
    const whole = await lengths();
    await paths
      .locator('input[type=range]')
      .evaluate((input: { value: string; dispatchEvent(event: Event): void }) => {
        input.value = '5';
        input.dispatchEvent(new Event('input'));
      });
    await expect.poll(lengths).not.toEqual(whole);
    const start = await lengths();
    expect(Math.max(...start)).toBeLessThan(Math.max(...whole) / 4);

    const trials = page.locator('#chart-trials-1');
    const texts = () => trials.locator('.live .mark-text.role-mark text').allTextContents();
    const ofFirst = await texts();
    await trials.locator('select').selectOption('Adam');
    await expect.poll(texts).not.toEqual(ofFirst);
    expect(await trials.locator('.live .role-axis-label text').allTextContents()).toContain(
      'beta2',
    );
    expect(complaints).toEqual([]);
  });

  it('shows labels as text that try to be more', async () => {
    const hostile = [
      '</script><script>alert(1)</script>',
      '<img src=x onerror=alert(2)>',
      `"'&\u2028\u0007\\`,
      'x'.repeat(10_000),
    ];
    const { page, complaints } = await openReport(browser, await relabelledComparison(hostile));
    expect(await page.locator('main img').count()).toBe(0);
    const names = await page
      .locator('table[data-name="Ranking"] tbody th')
      .evaluateAll((cells) => cells.map((cell) => cell.textContent));
    expect(names).toEqual(expect.arrayContaining([hostile[0], hostile[1], hostile[3]]));
    expect(complaints).toEqual([]);
  });
});

describe('the reader of what the networks are like inside', () => {
  it('looks at one parameter’s norms, and at earlier weights', async () => {
    const results = await inspectedResults();
    const { page, complaints } = await openReport(browser, results);
    const norms = page.locator('#chart-update-norms');
    const adam = results.runs[1]!.norms.filter(({ parameter }) => parameter === 'b2');
    await norms.locator('select').selectOption('b2');
    const largest = Math.max(...adam.map(({ updateNorm }) => updateNorm));
    await expect.poll(async () => (await axisOf(norms, 'y')).domain[1]).toBeCloseTo(largest, 5);

    const images = page.locator('#chart-hidden-weights');
    const shown = () => images.locator('.live image').first().getAttribute('href');
    const last = await shown();
    expect(last).toMatch(/^data:image\/png;base64,/);
    await images.locator('select').selectOption('0');
    await expect.poll(shown).not.toBe(last);
    expect(complaints).toEqual([]);
  });
});
