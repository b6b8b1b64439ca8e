import { stat } from 'node:fs/promises';
import path from 'node:path';
import { UserError } from '../base/errors/user-error.ts';
import { expectText } from '../base/errors/wrong-argument.ts';
import { MANIFEST_FILE } from '../results/files.ts';
import { readResults } from '../results/read.ts';
import { readStudyFolder } from './read.ts';
import type { AnyResults } from './results.ts';
import { STUDY_FILE } from './write.ts';

/** Whether a folder holds the results of an experiment, of a study, or none. */
export async function kindOfFolder(folder: string): Promise<'experiment' | 'study' | undefined> {
  if (await isFile(path.join(folder, STUDY_FILE))) return 'study';
  if (await isFile(path.join(folder, MANIFEST_FILE))) return 'experiment';
  return undefined;
}

/**
 * Reads what `lockstep run` or `lockstep compare` wrote.
 * @throws UserError that names the file, and the line where there is one, of what is missing or damaged
 */
export async function readFolder(folder: string): Promise<AnyResults> {
  expectText('readFolder', 'the path of a results folder', folder);
  const kind = await kindOfFolder(folder);
  if (kind === 'study') return readStudyFolder(folder);
  if (kind === 'experiment') return readResults(folder);
  throw new UserError(
    `${folder} is no results folder: there is neither ${MANIFEST_FILE} (of \`lockstep run\`) nor ` +
      `${STUDY_FILE} (of \`lockstep compare\`) in it.`,
  );
}

async function isFile(file: string): Promise<boolean> {
  const found = await stat(file).catch(() => undefined);
  return found?.isFile() === true;
}
