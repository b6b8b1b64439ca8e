import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { startChromium } from '../report/chromium.ts';
import { lockstep, ROOT, temporaryFolder } from '../fixtures/lockstep.ts';

describe('lockstep run --watch', () => {
  it('serves a page that follows the run and then becomes its report', async () => {
    const cwd = await temporaryFolder();
    const child = spawn(
      process.execPath,
      [
        path.join(ROOT, 'dist/cli/main.js'),
        ...['run', 'optimizer-comparison', '--iterations', '3000', '--watch'],
      ],
      { cwd },
    );
    const ended = once(child, 'exit');
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    await expect.poll(() => said, { timeout: 20_000 }).toMatch(/Live: http:\S+/);
    const [, url] = /Live: (\S+)/.exec(said)!;

    const browser = await startChromium();
    try {
      const page = await browser.newPage();
      const complaints: string[] = [];
      page.on('console', (message) => complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(error.message));
      await page.goto(url!);
      const finding = page.locator('.finding');
      await expect
        .poll(async () => await finding.innerText(), { timeout: 20_000 })
        .toMatch(/^Running: [1-9]\d*( to \d+)? of 3000 iterations/);
      const figure = page.locator('#chart-loss');
      await expect
        .poll(async () => Number(await figure.getAttribute('data-drawn')), { timeout: 20_000 })
        .toBeGreaterThan(2);
      await expect
        .poll(async () => await finding.innerText(), { timeout: 180_000 })
        .toMatch(/^After 3000 iterations Adam has the lowest training loss/);
      expect(complaints).toEqual([]);
    } finally {
      await browser.close();
    }
    expect(await ended).toEqual([0, null]);
  });

  it('harms nothing when nobody looks, or a page is closed', async () => {
    const [watched, plain] = [await temporaryFolder(), await temporaryFolder()];
    const args = ['run', 'optimizer-comparison', '--iterations', '60', '--quiet'];
    expect((await lockstep([...args, '--watch'], { cwd: watched })).code).toBe(0);
    expect((await lockstep(args, { cwd: plain })).code).toBe(0);
    const losses = 'results/optimizer-comparison/losses.csv';
    expect(await readFile(path.join(watched, losses), 'utf8')).toBe(
      await readFile(path.join(plain, losses), 'utf8'),
    );
  });

  it('says where it can’t listen', async () => {
    const { code, stderr } = await lockstep([
      'run',
      'optimizer-comparison',
      '--watch',
      '--port',
      '70000',
    ]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/--port is 70000/);
  });
});
