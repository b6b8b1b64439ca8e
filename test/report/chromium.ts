import { chromium, type Browser } from 'playwright-core';
import { inject } from 'vitest';

/** Starts the Chromium that the set-up found or brought (test/set-up/chromium.ts). */
export function startChromium(): Promise<Browser> {
  const { executablePath, env } = inject('chromium');
  return chromium.launch({
    executablePath,
    env: { ...process.env, ...env },
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
