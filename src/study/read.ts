import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { readJsonFile } from '../base/files/json-file.ts';
import { studyEnvironmentSchema } from './environment.ts';
import { studyManifestSchema } from './manifest.ts';
import type { StudyResults } from './results.ts';
import { STUDY_TABLES, studyTables, type StudyTables, withRows } from './tables/registry.ts';
import { optionOfFile, sensitivity, type SensitivityRow } from './tables/sensitivity.ts';
import { STUDY_ENVIRONMENT_FILE, STUDY_FILE } from './write.ts';

/**
 * Reads a study's folder back. Tables that it lacks are named in the result: a version that knew
 * fewer of them may have written it.
 * @throws UserError that names the file, and the line where there is one, of what is damaged
 */
export async function readStudyFolder(folder: string): Promise<StudyResults> {
  const inFolder = (file: string) => path.join(folder, file);
  const manifest = await readJsonFile(inFolder(STUDY_FILE), studyManifestSchema);
  const environment = await readJsonFile(
    inFolder(STUDY_ENVIRONMENT_FILE),
    studyEnvironmentSchema,
    'optional',
  );
  const files = await readdir(folder);
  const there = new Set(files);
  const missing = STUDY_TABLES.filter((name) => !there.has(studyTables[name].file));
  let tables: StudyTables = {};
  for (const name of STUDY_TABLES) {
    const { file, read } = studyTables[name];
    if (there.has(file)) tables = withRows(tables, name, await read(inFolder(file)));
  }
  const options = new Map<string, readonly SensitivityRow[]>();
  for (const file of files.sort()) {
    const option = optionOfFile(file);
    if (option !== undefined) options.set(option, await sensitivity.read(inFolder(file)));
  }
  return { kind: 'study', manifest, environment, tables, sensitivity: options, missing };
}
