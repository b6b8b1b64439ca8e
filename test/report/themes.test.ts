import axe from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startChromium } from './chromium.ts';
import { comparisonOnOne } from './study-fixture.ts';
import { openReport } from './open-page.ts';
import { inspectedResults, timedResults } from './experiment-fixture.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startChromium();
});
afterAll(() => browser.close());

describe.each(['light', 'dark'] as const)('in the %s theme', (colorScheme) => {
  it.each([1000, 375])(
    'at %i pixels nothing fails axe, and nothing scrolls sideways',
    async (width) => {
      for (const results of [
        await timedResults(),
        await inspectedResults(),
        await comparisonOnOne('Rosenbrock'),
      ]) {
        const { page, complaints } = await openReport(browser, results, { colorScheme, width });
        await page.evaluate(axe.source);
        const { violations } = await page.evaluate<axe.AxeResults>('axe.run()');
        expect(violations.map(({ id, nodes }) => [id, nodes[0]!.html])).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
        expect(complaints).toEqual([]);
        await page.close();
      }
    },
  );
});

describe('on paper', () => {
  it('has the pictures on white, no buttons, and all of the page', async () => {
    const { page } = await openReport(browser, await timedResults(), { colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('#chart-loss .picture').isVisible()).toBe(true);
    expect(await page.locator('#chart-loss .live').isVisible()).toBe(false);
    expect(await page.locator('.tools:visible, .controls:visible').count()).toBe(0);
    expect(await page.evaluate('getComputedStyle(document.body).color')).toBe('rgb(0, 0, 0)');
    const pdf = await page.pdf({ format: 'A4' });
    expect(pdf.subarray(0, 4).toString()).toBe('%PDF');
  });
});
