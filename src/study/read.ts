import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { UserError } from '../base/errors/user-error.ts';
import { readCsvTable } from '../base/files/csv-table.ts';
import { readJsonFile } from '../base/files/json-file.ts';
import { comparisonEnvironmentSchema } from './environment.ts';
import { comparisonManifestSchema } from './manifest.ts';
import type { ComparisonResults, TableRow } from './results.ts';
import { SENSITIVITY_COLUMNS } from './tuning/sensitivity.ts';
import { tables } from './tables/registry.ts';
import { COMPARISON_ENVIRONMENT_FILE, COMPARISON_FILE } from './write.ts';

const SENSITIVITY = /^sensitivity\..+\.csv$/;

/**
 * Reads a comparison's folder back. Tables that it lacks are named in the result: a version that knew
 * fewer of them may have written it.
 * @throws UserError that names the file, and the line where there is one, of what is damaged
 */
export async function readComparison(folder: string): Promise<ComparisonResults> {
  const inFolder = (file: string) => path.join(folder, file);
  const manifest = await readJsonFile(inFolder(COMPARISON_FILE), comparisonManifestSchema);
  const environment = await readJsonFile(
    inFolder(COMPARISON_ENVIRONMENT_FILE),
    comparisonEnvironmentSchema,
    'optional',
  );
  if (!manifest) throw new UserError(`There is no ${inFolder(COMPARISON_FILE)}.`);
  const files = await readdir(folder);
  const read = new Map<string, readonly TableRow[]>();
  const [there, missing] = [new Set(files), [] as string[]];
  for (const { file, columns } of tables) {
    if (there.has(file)) read.set(file, await readRows(inFolder(file), columns));
    else missing.push(file);
  }
  for (const file of files.filter((name) => SENSITIVITY.test(name)).sort()) {
    read.set(file, await readRows(inFolder(file), SENSITIVITY_COLUMNS));
  }
  return { manifest, environment, tables: read, missing };
}

async function readRows(file: string, columns: readonly string[]): Promise<TableRow[]> {
  const rows = await readCsvTable(file, columns);
  return rows.map(({ line: _, ...row }) => row as TableRow);
}
