import { rm } from 'node:fs/promises';
import path from 'node:path';
import { expectText, wrongArgument } from '../base/errors/wrong-argument.ts';
import { ENVIRONMENT_FILE, MANIFEST_FILE } from './files.ts';
import { isResults, type Results } from './results.ts';
import { experimentTables } from './tables/registry.ts';
import { prepareFolder, writeWhole } from '../base/files/write-whole.ts';

/**
 * Writes a results folder: the tables that the experiment asks for, `manifest.json` and, last,
 * `environment.json`. All but the last are the same bytes whenever the experiment is run.
 */
export async function writeResults(folder: string, results: Results): Promise<void> {
  expectText('writeResults', 'the path of a results folder first', folder);
  if (!isResults(results)) {
    throw wrongArgument('writeResults', 'the results of an experiment second', results);
  }
  await prepareFolder(folder);
  const { manifest, environment } = results;
  for (const table of experimentTables) {
    const { file, askedForBy } = table;
    const isAskedFor = askedForBy === undefined || manifest.experiment[askedForBy] !== undefined;
    const place = path.join(folder, file);
    if (isAskedFor) await writeWhole(place, table.write(table.rows(results)));
    // What an earlier experiment of the same name left must not be taken for this one's.
    else await rm(place, { force: true });
  }
  await writeWhole(path.join(folder, MANIFEST_FILE), json(manifest));
  if (environment) await writeWhole(path.join(folder, ENVIRONMENT_FILE), json(environment));
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
