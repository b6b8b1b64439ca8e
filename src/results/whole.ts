import path from 'node:path';
import { z } from 'zod';
import { MANIFEST_FILE } from './files.ts';
import { readJsonFile } from '../base/files/json-file.ts';

/** As far as this looks into it, so that other versions' results count as well. */
const runsSchema = z.looseObject({ runs: z.array(z.looseObject({ status: z.string() })) });

/** Whether every run came to its end, whatever that was. */
export function isWhole({ runs }: z.infer<typeof runsSchema>): boolean {
  return runs.every(({ status }) => status !== 'interrupted');
}

/** Whether a folder holds an experiment's results, and every run of it came to its end. */
export async function holdsWholeResults(folder: string): Promise<boolean> {
  const file = path.join(folder, MANIFEST_FILE);
  const found = await readJsonFile(file, runsSchema, 'optional').catch(() => undefined);
  return found !== undefined && isWhole(found);
}
