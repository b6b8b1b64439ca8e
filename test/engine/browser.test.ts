import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { startChromium } from '../report/chromium.ts';
import { hundredIterations } from './hundred-iterations.ts';

describe('the engine in a browser', () => {
  it('gives the losses that it gives in Node, bit for bit, in both precisions', async () => {
    const { outputFiles } = await build({
      entryPoints: [fileURLToPath(new URL('hundred-iterations.ts', import.meta.url))],
      bundle: true,
      write: false,
      format: 'iife',
      globalName: 'engine',
      platform: 'browser',
    });
    const browser = await startChromium();
    try {
      const page = await browser.newPage();
      await page.addScriptTag({ content: outputFiles[0]!.text });
      for (const precision of ['float64', 'float32'] as const) {
        const losses = await page.evaluate<number[]>(`engine.hundredIterations('${precision}')`);
        const here = hundredIterations(precision);
        expect(losses).toHaveLength(200);
        expect(losses).toEqual(here);
        expect(losses.at(-1)).toBeLessThan(losses[0]!);
      }
    } finally {
      await browser.close();
    }
  });
});
