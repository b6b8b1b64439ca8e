import path from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { prepareFolder, writeWhole } from '../base/files/write-whole.ts';
import type { ComparisonResults } from './results.ts';
import { withWordsForInfinities } from '../running/run-result.ts';
import { tables } from './tables/registry.ts';

/** The files of a comparison's folder beside its tables. */
export const COMPARISON_FILE = 'comparison.json';
export const COMPARISON_ENVIRONMENT_FILE = 'environment.json';
export const SUMMARY_FILE = 'summary.md';

/**
 * Writes a comparison's folder: the tables, the summary, `comparison.json` and, last,
 * `environment.json`. All but the last are the same bytes whenever the comparison is run.
 */
export async function writeComparison(
  folder: string,
  { tables: rows, manifest, environment }: ComparisonResults,
  summary: string,
): Promise<void> {
  await prepareFolder(folder);
  for (const { file, columns } of tables) {
    const text = stringify([...(rows.get(file) ?? [])], { header: true, columns: [...columns] });
    await writeWhole(path.join(folder, file), text);
  }
  await writeWhole(path.join(folder, SUMMARY_FILE), summary);
  await writeWhole(path.join(folder, COMPARISON_FILE), json(manifest));
  await writeWhole(path.join(folder, COMPARISON_ENVIRONMENT_FILE), json(environment));
}

function json(value: unknown): string {
  return `${JSON.stringify(value, withWordsForInfinities, 2)}\n`;
}
