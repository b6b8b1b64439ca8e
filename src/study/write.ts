import path from 'node:path';
import { prepareFolder, writeWhole } from '../base/files/write-whole.ts';
import type { StudyResults } from './results.ts';
import { withWordsForInfinities } from '../running/run-result.ts';
import { STUDY_TABLES, studyTables, type StudyTableName } from './tables/registry.ts';

/** The files of a study's folder beside its tables. */
export const STUDY_FILE = 'comparison.json';
export const STUDY_ENVIRONMENT_FILE = 'environment.json';
export const SUMMARY_FILE = 'summary.md';

/**
 * Writes a comparison's folder: the tables, the summary, `comparison.json` and, last,
 * `environment.json`. All but the last are the same bytes whenever the study is run.
 */
export async function writeStudyFiles(
  folder: string,
  { tables, manifest, environment }: StudyResults,
  summary: string,
): Promise<void> {
  await prepareFolder(folder);
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- it binds a table to rows of its own
  const write = async <Name extends StudyTableName>(name: Name) => {
    const table = studyTables[name];
    await writeWhole(path.join(folder, table.file), table.write(tables[name] ?? []));
  };
  for (const name of STUDY_TABLES) await write(name);
  await writeWhole(path.join(folder, SUMMARY_FILE), summary);
  await writeWhole(path.join(folder, STUDY_FILE), json(manifest));
  await writeWhole(path.join(folder, STUDY_ENVIRONMENT_FILE), json(environment));
}

function json(value: unknown): string {
  return `${JSON.stringify(value, withWordsForInfinities, 2)}\n`;
}
