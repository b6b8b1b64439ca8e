import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attributesOf } from '../reader.ts';
import type { Results } from '../../../src/results/results.ts';
import { startChromium } from '../chromium.ts';
import { openReport, type OpenPage } from '../open-page.ts';
import { divergedResults, keptResults, relabelledResults } from '../experiment-fixture.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startChromium();
});
afterAll(() => browser.close());

const open = (
  results: Results,
  options: { javaScriptEnabled?: boolean; width?: number } = {},
): Promise<OpenPage> => openReport(browser, results, options);

describe('the report of the optimizer comparison, in Chromium without network', () => {
  it('draws four curves, each with its own marker, the legend, and the book’s axes', async () => {
    const { page, complaints } = await open(await keptResults('optimizer-comparison'));
    const lines = page.locator('.live .mark-line.role-mark path');
    expect(await lines.count()).toBe(4);
    const strokes = await attributesOf(lines, 'stroke');
    expect(new Set(strokes).size).toBe(4);
    const shapes = await attributesOf(page.locator('.live .mark-symbol.role-mark path'), 'd');
    expect(new Set(shapes).size).toBe(4);
    expect(shapes).toHaveLength(80);
    expect(await page.locator('.live .role-legend-label text').allTextContents()).toEqual([
      'SGD',
      'Momentum',
      'AdaGrad',
      'Adam',
    ]);
    expect(await page.locator('.live .role-axis-title text').allTextContents()).toEqual([
      'iterations',
      'loss',
    ]);
    const ticks = await page.locator('.live .role-axis-label text').allTextContents();
    expect(ticks).toEqual(expect.arrayContaining(['0', '2,000', '0.0', '1.0']));
    expect(complaints).toEqual([]);
  });

  it('has the final table, the settings and the proof of identical batches', async () => {
    const results = await keptResults('optimizer-comparison');
    const { page } = await open(results);
    const cells = await page
      .locator('table[data-name="Final results"]')
      .locator('tbody tr')
      .allTextContents();
    expect(cells).toHaveLength(4);
    expect(cells[3]!.replaceAll(/\s/g, '')).toMatch(/^Adam0\.1096/);
    const text = await page.locator('main').innerText();
    expect(text).toContain('784-100-10, ReLU');
    expect(text).toContain('trained on the same batches in the same order');
    expect(text).toContain(results.manifest.runs[0]!.batchesSha256);
    expect(text).toContain('npx lockstep run optimizer-comparison');
  });

  it('says so plainly where runs were trained on other batches', async () => {
    const results = await keptResults('optimizer-comparison');
    const [first, ...others] = results.manifest.runs;
    const other = { ...first!, batchesSha256: '0'.repeat(64) };
    const { page } = await open({
      ...results,
      manifest: { ...results.manifest, runs: [other, ...others] },
    });
    expect(await page.locator('main').innerText()).toContain('NOT trained on the same batches');
  });

  it('shows the charts as pictures where scripts are off', async () => {
    const results = await keptResults('optimizer-comparison');
    const { page, complaints } = await open(results, { javaScriptEnabled: false });
    expect(await page.locator('.picture svg .mark-line.role-mark path').count()).toBe(4);
    expect(await page.locator('.picture').getAttribute('aria-label')).toContain('Adam ends at');
    expect(complaints).toEqual([]);
  });

  it('fits a phone: nothing but tables and code scrolls sideways', async () => {
    const { page } = await open(await keptResults('optimizer-comparison'), { width: 375 });
    const width = await page.evaluate<number>('document.documentElement.scrollWidth');
    expect(width).toBe(375);
  });
});

describe('a report of a diverged run', () => {
  it('says so in the chart and in the table', async () => {
    const { page, complaints } = await open(await divergedResults());
    expect(await page.locator('.live text', { hasText: '✕' }).count()).toBe(2);
    expect(await page.locator('section td', { hasText: 'diverged at iteration 700' }).count()).toBe(
      2,
    );
    expect(complaints).toEqual([]);
  });
});

describe('the report of the training by backpropagation', () => {
  it('draws the accuracy on both sets by epoch, from 0 to 1, and the loss', async () => {
    const { page, complaints } = await open(await keptResults('backprop-training'));
    const chart = page.locator('figure .live').first();
    expect(await chart.locator('.mark-line.role-mark path').count()).toBe(2);
    expect(await chart.locator('.role-legend-label text').allTextContents()).toEqual([
      'train',
      'test',
    ]);
    expect(await chart.locator('.role-axis-title text').allTextContents()).toEqual([
      'epochs',
      'accuracy',
    ]);
    expect(await chart.locator('.role-axis-label text').allTextContents()).toEqual(
      expect.arrayContaining(['0.0', '1.0']),
    );
    expect(complaints).toEqual([]);
  });
});

describe('labels that try to be more than text', () => {
  it('are shown as text, and nothing in them runs', async () => {
    const hostile = [
      '</script><script>alert(1)</script>',
      '<img src=x onerror=alert(2)>',
      `"'&\u2028\u0007 two\nlines,\r\n\ta tab,\u0000\u001b[31m`,
      'x'.repeat(10_000),
    ];
    const { page, complaints } = await open(await relabelledResults(hostile));
    expect(await page.locator('h1').textContent()).toBe(hostile[0]);
    const rows = await page
      .locator('table[data-name="Final results"]')
      .locator('tbody th')
      .allTextContents();
    expect(rows.slice(0, 2)).toEqual(hostile.slice(0, 2));
    expect(rows[3]).toBe(hostile[3]);
    expect(await page.locator('main img').count()).toBe(0);
    expect(complaints).toEqual([]);
  });
});
