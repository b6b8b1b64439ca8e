import { parse } from 'csv-parse/sync';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smooth } from '../../src/analysis/smoothing.ts';
import { startChromium } from './chromium.ts';
import { openReport } from './open-page.ts';
import { attributesOf, axisOf, downloaded, redrawn } from './reader.ts';
import { timedResults } from './experiment-fixture.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startChromium();
});
afterAll(() => browser.close());

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

    await redrawn(figure, () => figure.locator('select').nth(1).selectOption('epochs'));
    const epochs = await axisOf(figure, 'x');
    expect(epochs.domain[1]).toBeCloseTo((2000 * 128) / 60_000, 10);
    await redrawn(figure, () => figure.locator('select').nth(1).selectOption('seconds'));
    expect((await axisOf(figure, 'x')).domain).toEqual([0, 8]);
    await redrawn(figure, () => figure.locator('select').nth(1).selectOption('iterations'));
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

  it('is told the smoothing that is chosen, by the caption, the picture and the CSV taken away', async () => {
    const { page } = await openReport(browser, await timedResults());
    const figure = page.locator('#chart-loss');
    const caption = () => figure.locator('figcaption').innerText();
    const smoothing = (window: number) =>
      redrawn(figure, () =>
        figure
          .locator('input[type=range]')
          .evaluate((input: { value: string; dispatchEvent(event: Event): void }, value) => {
            input.value = String(value);
            input.dispatchEvent(new Event('change'));
          }, window),
      );
    const button = (name: string) => figure.getByRole('button', { name }).first();
    const text = async (name: string) => (await downloaded(page, button(name))).bytes.toString();
    const adam = (await timedResults()).runs.at(-1)!;
    const smoothedIn = async () =>
      parse<Record<string, string>>(await text('CSV'), { columns: true })
        .filter(({ optimizer }) => optimizer === 'Adam')
        .map((row) => Number(row['smoothed_loss']));

    expect(await caption()).toContain('smoothed with a Kaiser window of length 11, beta 2');
    // As it comes, the picture says no more than the one that is kept.
    expect(await text('SVG')).not.toContain('Kaiser');

    await smoothing(101);
    expect(await caption()).toContain('smoothed with a Kaiser window of length 101, beta 2');
    expect(await text('SVG')).toContain('>Smoothed with a Kaiser window of length 101<');
    const wide = smooth(adam.losses, 101, 2).values;
    const taken = await smoothedIn();
    for (const at of [0, 777, 1999]) expect(taken[at]).toBeCloseTo(wide[at]!, 4);

    await smoothing(1);
    expect(await caption()).toBe('Loss of each batch, taken after the update, not smoothed.');
    expect(await text('SVG')).toContain('>Not smoothed<');
    expect((await smoothedIn())[1999]).toBeCloseTo(adam.losses[1999]!, 5);
    expect(await figure.locator('.live svg').getAttribute('aria-label')).toMatch(
      /^Line chart of the loss by iteration: SGD ends at/,
    );

    // On paper stands the picture of the experiment's own smoothing.
    await page.emulateMedia({ media: 'print' });
    expect(await caption()).toContain('of length 11, beta 2');
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
    const opacities = async () =>
      (await attributesOf(figure.locator('.live .mark-line.role-mark path'), 'opacity')).map(
        (opacity) => Number(opacity ?? 1),
      );
    await figure.locator('.live .role-legend-label text', { hasText: /^Adam$/ }).click();
    await expect.poll(async () => (await opacities()).sort()).toEqual([0.08, 0.08, 0.08, 1]);
    await figure.getByLabel('Show').selectOption('SGD');
    await redrawn(figure, () => figure.getByLabel('raw losses').check());
    await redrawn(figure, () => figure.getByLabel('raw losses').uncheck());
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

  it('takes away the chart as SVG, PNG, Vega-Lite and CSV, tables as CSV, the command by copying', async () => {
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
    expect(JSON.parse(specification.bytes.toString())).toHaveProperty(
      '$schema',
      expect.stringContaining('vega-lite/v6'),
    );

    const losses = await downloaded(page, figure.getByRole('button', { name: 'CSV' }).first());
    const adam = (await timedResults()).runs.at(-1)!;
    const records = parse<Record<string, string>>(losses.bytes, { columns: true }).filter(
      ({ optimizer }) => optimizer === 'Adam',
    );
    expect(records).toHaveLength(2000);
    expect(Number(records[1999]!['loss'])).toBeCloseTo(adam.losses[1999]!, 5);
    expect(Number(records[1999]!['smoothed_loss'])).toBeCloseTo(adam.smoothedLosses[1999]!, 5);

    const table = page.locator('section', { hasText: 'Final results' }).first();
    const csv = await downloaded(page, table.getByRole('button', { name: 'CSV' }));
    const [header, ...rows] = parse(csv.bytes);
    expect(csv.name).toBe('final-results.csv');
    expect(header![0]).toBe('optimizer');
    expect(rows.map(([optimizer]) => optimizer)).toEqual(['SGD', 'Momentum', 'AdaGrad', 'Adam']);

    await table.getByRole('button', { name: 'LaTeX' }).click();
    await page.getByText('Copied').waitFor();
    const latex = await page.evaluate<string>('navigator.clipboard.readText()');
    expect(latex).toMatch(/^\\begin\{tabular\}\{lr+.*\}\n\\toprule\noptimizer & /);
    expect(latex).toMatch(/\\midrule\nSGD & .* \\\\\nMomentum & /);
    await page.getByText('Copied').waitFor({ state: 'hidden' });

    await page.getByRole('button', { name: 'Copy: Command' }).click();
    await page.getByText('Copied').waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(
      'npx lockstep run optimizer-comparison',
    );
    expect(complaints).toEqual([]);
  });
});

describe('the reader of a table', () => {
  it('sorts it by a heading, up and down', async () => {
    const { page, complaints } = await openReport(browser, await timedResults());
    const table = page.locator('table[data-name="Final results"]');
    const names = () => table.locator('tbody th').allInnerTexts();
    const heading = table.getByRole('columnheader', { name: 'mean of last 100 losses' });
    await heading.getByRole('button').click();
    expect(await heading.getAttribute('aria-sort')).toBe('ascending');
    const up = await names();
    const losses = await table.locator('tbody tr td:nth-child(2)').allInnerTexts();
    expect(losses.map(Number)).toEqual([...losses].map(Number).sort((a, b) => a - b));
    await heading.getByRole('button').click();
    expect(await heading.getAttribute('aria-sort')).toBe('descending');
    expect(await names()).toEqual([...up].reverse());
    await table.getByRole('columnheader', { name: 'optimizer' }).getByRole('button').click();
    expect(await names()).toEqual(['AdaGrad', 'Adam', 'Momentum', 'SGD']);
    expect(complaints).toEqual([]);
  });
});

/** How far a drawn curve goes up and down. */
function heightsTravelled(path: string): number {
  const heights = [...path.matchAll(/[ML][\d.-]+,([\d.-]+)/g)].map(([, y]) => Number(y));
  return heights.slice(1).reduce((sum, y, i) => sum + Math.abs(y - heights[i]!), 0);
}
