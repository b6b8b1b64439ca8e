import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where lockstep is installed. */
export const packageFolder = fileURLToPath(new URL('../../..', import.meta.url)).replace(
  /[\\/]$/,
  '',
);

const packageFile = new URL('../../../package.json', import.meta.url);

/** What package.json says of lockstep: its version, and its libraries with theirs (pinned). */
export const lockstepPackage = JSON.parse(readFileSync(packageFile, 'utf8')) as {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
};
