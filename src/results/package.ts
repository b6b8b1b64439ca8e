import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** Where lockstep is installed. */
export const packageFolder = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

const packageFile = new URL('../../package.json', import.meta.url);

/** What package.json says of lockstep: its version, and its libraries with theirs (pinned). */
export const lockstepPackage = z
  .object({ version: z.string(), dependencies: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(packageFile, 'utf8')));
