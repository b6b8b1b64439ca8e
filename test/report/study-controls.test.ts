import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attributesOf } from './reader.ts';
import { startChromium } from './chromium.ts';
import { comparisonOnOne, keptComparison, relabelledComparison } from './study-fixture.ts';
import { openReport } from './open-page.ts';
import { axisOf } from './reader.ts';
import { inspectedResults } from './experiment-fixture.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startChromium();
});
afterAll(() => browser.close());

describe('the page of a comparison', () => {
  it('tells all optimizers’ values at an update, and isolates one by its legend', async () => {
    const results = await comparisonOnOne('Rosenbrock');
    const { page } = await openReport(browser, results);
    const figure = page.locator('#chart-curves').first();
    const rows = (results.tables.curves ?? []).filter(({ problem }) => problem === 'Rosenbrock');
    await figure.scrollIntoViewIfNeeded();
    const plot = (await figure.locator('.live svg .background').first().boundingBox())!;
    await page.mouse.move(plot.x + plot.width - 6, plot.y + plot.height / 2);
    await page.mouse.move(plot.x + plot.width - 3, plot.y + plot.height / 2);
    const tooltip = page.locator('#vg-tooltip-element.visible');
    await tooltip.waitFor();
    const told = (await tooltip.textContent())!;
    const last = String(rows.at(-1)?.step);
    expect(told.replaceAll(',', '')).toContain(last);
    for (const optimizer of new Set(rows.map((row) => row.optimizer))) {
      expect(told).toContain(optimizer);
    }

    const lines = figure.locator('.live .mark-line.role-mark path');
    const opacities = () => attributesOf(lines, 'opacity');
    expect(new Set(await opacities())).toEqual(new Set(['1']));
    await figure.locator('.live .role-legend-label text').first().click();
    await expect.poll(opacities).toContain('0.08');
    expect((await opacities()).filter((opacity) => opacity === '1')).toHaveLength(1);

    const list = figure.getByLabel('Show');
    const offered = await list.locator('option').allInnerTexts();
    expect(offered).toEqual(['all', 'SGD', 'Momentum', 'Adam', 'Lion']);
    await list.selectOption('Adam');
    await expect.poll(opacities).toEqual(['0.08', '0.08', '1', '0.08']);
    await list.selectOption('all');
    await expect.poll(opacities).toEqual(['1', '1', '1', '1']);
  });

  it('draws every chart, and its sliders and lists do what they say', async () => {
    const { page, complaints } = await openReport(browser, await keptComparison());
    const charts = await page.locator('figure.chart').count();
    expect(charts).toBeGreaterThan(25);
    expect(await page.locator('figure.chart .live svg').count()).toBe(charts);
    expect((await page.locator('figure.chart .live').allInnerTexts()).join()).not.toContain('NaN');

    const paths = page.locator('#chart-paths-2');
    const drawn = paths.locator('.live .mark-line.role-mark').last().locator('path');
    const lengths = async () => (await attributesOf(drawn, 'd')).map((d) => d!.length);
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
      `"'&\u2028\u0007\\ two\nlines,\r\n\ta tab,\u0000\u001b[31m`,
      'x'.repeat(10_000),
    ];
    const { page, complaints } = await openReport(browser, await relabelledComparison(hostile));
    expect(await page.locator('main img').count()).toBe(0);
    const names = await page.locator('table[data-name="Ranking"] tbody th').allTextContents();
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
