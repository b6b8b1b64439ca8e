import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { codeOf } from '../base/errors/code-of.ts';
import { UserError } from '../base/errors/user-error.ts';
import { expectText } from '../base/errors/wrong-argument.ts';
import { issuesOf } from '../experiment/issue.ts';
import { trajectorySchema, type Trajectory } from '../optimizers/shared/replay.ts';

/** Faults of a file that are told; a damaged one may have hundreds. */
const FAULTS_TOLD = 3;

/**
 * The trajectory files that paths stand for: a folder stands for all its .json files.
 * @throws UserError where a path can't be read, or a folder has none
 */
export async function findTrajectories(paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const given of paths) {
    const names = await readdir(given).catch((error: unknown) => {
      const code = codeOf(error);
      if (code === 'ENOTDIR') return undefined;
      throw new UserError(
        code === 'ENOENT'
          ? `${given} doesn't exist. Give trajectory files, or folders of them.`
          : `${given} can't be read (${code}).`,
      );
    });
    if (names === undefined) {
      found.push(given);
      continue;
    }
    const files = names.filter((name) => name.endsWith('.json')).sort();
    if (files.length === 0) throw new UserError(`The folder ${given} has no .json files.`);
    found.push(...files.map((name) => path.join(given, name)));
  }
  return found;
}

/** @throws UserError that says where a file is not a trajectory, and what was expected there */
export async function readTrajectory(file: string): Promise<Trajectory> {
  expectText('readTrajectory', 'the path of a trajectory file', file);
  let recorded: unknown;
  try {
    recorded = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new UserError(
      error instanceof SyntaxError
        ? `${file} is not valid JSON: ${error.message}. Is it cut short?`
        : `${file} can't be read (${codeOf(error)}).`,
    );
  }
  const parsed = trajectorySchema.safeParse(recorded, { reportInput: true });
  if (parsed.success) return parsed.data;
  const faults = issuesOf(trajectorySchema, parsed.error).map(
    ({ path, message }) => `  ${path.map(String).join('.') || 'the file'} ${message}`,
  );
  const told = faults.slice(0, FAULTS_TOLD);
  if (faults.length > FAULTS_TOLD) told.push(`  and ${faults.length - FAULTS_TOLD} more`);
  throw new UserError(`${file} is not a trajectory:\n${told.join('\n')}`);
}
