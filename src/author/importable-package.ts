import { existsSync } from 'node:fs';
import path from 'node:path';
import { packageFolder } from '../base/files/package.ts';

/**
 * The folder of the lockstep that `import … from 'lockstep'` means in a file of a folder: the nearest
 * one installed above, or lockstep's own checkout.
 *
 * @returns nothing where it has to be installed first
 */
export function importablePackage(folder: string): string | undefined {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    if (at === packageFolder) return at;
    const installed = path.join(at, 'node_modules', 'lockstep');
    if (existsSync(path.join(installed, 'package.json'))) return installed;
    if (at === path.dirname(at)) return undefined;
  }
}
