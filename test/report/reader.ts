import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** A figure's element, with the view that draws it. */
interface Drawn {
  readonly vegaView: { scale(name: string): { type: string; domain(): number[] } };
}

/** An axis of the chart as its view has it. */
export function axisOf(
  figure: Locator,
  axis: 'x' | 'y',
): Promise<{ type: string; domain: number[] }> {
  return figure.evaluate(({ vegaView }: Drawn, name) => {
    const scale = vegaView.scale(name);
    return { type: scale.type, domain: scale.domain() };
  }, axis);
}

/** An attribute of each element there is. */
export async function attributesOf(elements: Locator, name: string): Promise<(string | null)[]> {
  return Promise.all((await elements.all()).map((element) => element.getAttribute(name)));
}

/** Does something that draws the chart anew, and waits until it is. */
export async function redrawn(figure: Locator, act: () => Promise<unknown>): Promise<void> {
  const before = Number(await figure.getAttribute('data-drawn'));
  await act();
  await expect
    .poll(async () => Number(await figure.getAttribute('data-drawn')))
    .toBeGreaterThan(before);
}

export async function downloaded(
  page: Page,
  button: Locator,
): Promise<{ name: string; bytes: Buffer }> {
  const waiting = page.waitForEvent('download');
  await button.click();
  const download = await waiting;
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}
