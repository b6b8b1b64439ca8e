import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StudyResults } from '../../src/study/results.ts';
import { startChromium } from './chromium.ts';
import { comparisonOnOne, keptComparison } from './study-fixture.ts';
import { openReport } from './open-page.ts';
import { divergedResults, keptResults } from './experiment-fixture.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startChromium();
});
afterAll(() => browser.close());

/** Texts of the charts that reach over the edge of the chart, where they are cut. */
function cutTexts(page: Page): Promise<string[]> {
  return page.locator('figure.chart').evaluateAll((figures: BrowserElement[]) =>
    figures.flatMap((figure) => {
      const [svg] = figure.querySelectorAll('.live svg');
      const edge = svg!.getBoundingClientRect();
      return [...svg!.querySelectorAll('text')]
        .filter((text) => text.textContent !== '' && text.getAttribute('opacity') !== '0')
        .filter((text) => {
          const box = text.getBoundingClientRect();
          return box.left < edge.left - 1 || box.right > edge.right + 1;
        })
        .map((text) => `${figure.id}: ${text.textContent}`);
    }),
  );
}

interface BrowserElement {
  readonly id: string;
  readonly textContent: string;
  getAttribute(name: string): string | null;
  getBoundingClientRect(): { readonly left: number; readonly right: number };
  querySelectorAll(selector: string): Iterable<BrowserElement> & BrowserElement[];
}

/** With costs between 0.1 and 0.14 µs: the last label of the axis stands at its end. */
async function cheapUpdates(): Promise<StudyResults> {
  const results = await comparisonOnOne('Rosenbrock');
  const { environment } = results;
  const cost = environment!.cost.map((row, i) => ({
    ...row,
    secondsPerUpdate: 1e-7 * (1 + i / 10),
  }));
  return { ...results, environment: { ...environment!, cost } };
}

describe('no label of a chart is cut at the edge', () => {
  it.each([320, 360, 375, 600])('in a window of %i pixels', async (width) => {
    for (const results of [await cheapUpdates(), await keptResults('backprop-training')]) {
      const { page } = await openReport(browser, results, { width });
      expect(await cutTexts(page)).toEqual([]);
      await page.close();
    }
  });

  it('of a chart that has notes in place of the page’s own title', async () => {
    const { page, complaints } = await openReport(browser, await divergedResults(), { width: 360 });
    const notes = page.locator('#chart-loss .live svg .role-title-text');
    expect(await notes.textContent()).toContain('Momentum diverged at iteration 700 (✕)');
    expect(await cutTexts(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('of a comparison over several problems', async () => {
    const { page } = await openReport(browser, await keptComparison(), { width: 320 });
    expect(await cutTexts(page)).toEqual([]);
  });

  it.each([375, 1000])('nor at %i pixels after the reader has moved the axis', async (width) => {
    const { page } = await openReport(browser, await keptResults('optimizer-comparison'), {
      width,
    });
    const box = (await page.locator('#chart-loss .live svg .background').first().boundingBox())!;
    for (let step = 0; step < 8; step++) {
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width / 2 + 7, box.y + box.height / 2, { steps: 2 });
      await page.mouse.up();
      expect(await cutTexts(page)).toEqual([]);
    }
  });
});
