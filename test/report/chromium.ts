import { access } from 'node:fs/promises';
import { chromium, type Browser } from 'playwright-core';

const EXECUTABLE = process.env['LOCKSTEP_CHROMIUM'] ?? '/usr/bin/chromium';

/** Starts Debian's Chromium (`apt-get install chromium`), or the one LOCKSTEP_CHROMIUM names. */
export async function startChromium(): Promise<Browser> {
  await access(EXECUTABLE).catch(() => {
    throw new Error(
      `These tests need Chromium, and there is none at ${EXECUTABLE}: install it ` +
        '(apt-get install chromium) or name it in LOCKSTEP_CHROMIUM.',
    );
  });
  return chromium.launch({
    executablePath: EXECUTABLE,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
