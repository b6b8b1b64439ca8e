import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { renderReport } from '../../src/report/output/report.ts';
import type { Results } from '../../src/results/results.ts';
import type { StudyResults } from '../../src/study/results.ts';
import { temporaryFolder } from '../fixtures/lockstep.ts';

export interface OpenPage {
  readonly page: Page;
  /** What the page said on its console, and what it asked the network for. */
  readonly complaints: string[];
}

/** Opens a report as from a mail attachment on a train. */
export async function openReport(
  browser: Browser,
  results: Results | StudyResults,
  options: BrowserContextOptions & { readonly width?: number } = {},
): Promise<OpenPage> {
  const [page] = await renderReport(results, ['html']);
  return openPage(browser, page!.content as string, options);
}

export async function openPage(
  browser: Browser,
  html: string,
  { width = 1000, ...options }: BrowserContextOptions & { readonly width?: number } = {},
): Promise<OpenPage> {
  const file = path.join(await temporaryFolder(), 'report.html');
  await writeFile(file, html);
  const context = await browser.newContext({
    offline: true,
    viewport: { width, height: 900 },
    acceptDownloads: true,
    ...options,
  });
  const tab = await context.newPage();
  const complaints: string[] = [];
  tab.on('console', (message) => complaints.push(`console: ${message.text()}`));
  tab.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  tab.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  tab.on('request', (request) => {
    const url = request.url();
    if (url !== `file://${file}` && !/^(data|blob):/.test(url)) complaints.push(`request: ${url}`);
  });
  await tab.goto(`file://${file}`);
  if (options.javaScriptEnabled !== false) await drawAll(tab);
  return { page: tab, complaints };
}

/** Charts are drawn as they come near the window. */
async function drawAll(tab: Page): Promise<void> {
  const figures = tab.locator('figure.chart');
  for (let i = 0; i < (await figures.count()); i++) {
    await figures.nth(i).scrollIntoViewIfNeeded();
    await figures.nth(i).locator('.live svg').waitFor({ timeout: 10_000 });
  }
}
