// node .shot.mjs FILE SELECTOR OUT WIDTH SCHEME
import { chromium } from 'playwright-core';
const [file, selector, out, width = '1000', scheme = 'light'] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: { width: Number(width), height: 900 }, colorScheme: scheme });
page.on('console', (m) => console.log('console', m.text())); page.on('pageerror', (e) => console.log('error', e.message));
await page.goto(file.startsWith('http') ? file : 'file://' + file);
if (selector === 'page') { await page.waitForTimeout(1500); await page.screenshot({ path: out }); }
else if (selector === 'full') { for (const f of await page.locator('figure.chart').all()) { await f.scrollIntoViewIfNeeded(); await page.waitForTimeout(250);} await page.screenshot({ path: out, fullPage: true }); }
else { const el = page.locator(selector).first(); await el.scrollIntoViewIfNeeded(); await page.waitForTimeout(1500); await el.screenshot({ path: out }); }
await browser.close();
