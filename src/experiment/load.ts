import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { codeOf } from '../base/errors/code-of.ts';
import { UserError } from '../base/errors/user-error.ts';
import { Registry } from '../base/options/registry.ts';
import { expectObject, expectText, hasKeys } from '../base/errors/wrong-argument.ts';
import type { Experiment, WrittenExperiment } from './schema.ts';
import { placeDataset } from './dataset-place.ts';
import { addModulesOf } from './modules/user-modules.ts';
import { validateExperiment } from './validate.ts';
import { readYaml, sentence } from './yaml-file.ts';

/** The experiments that come with lockstep. */
const BUNDLED = fileURLToPath(new URL('../../experiments', import.meta.url));
const ENDING = /\.ya?ml$/;

/**
 * Loads an experiment file, checked and with every default filled in.
 *
 * @param nameOrFile a file's path, or the name of one in ./experiments or of those bundled
 * @param given what the command line has in place of the file's
 * @throws UserError that names the file and line of each mistake
 */
export async function loadExperiment(
  nameOrFile: string,
  given: Pick<WrittenExperiment, 'updateTimeLimit'> = {},
): Promise<Experiment> {
  expectText('loadExperiment', 'the name or the path of an experiment file', nameOrFile);
  const file = await findExperiment(nameOrFile);
  const shown = path.relative('', file).startsWith('..') ? file : path.relative('', file);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const code = codeOf(error);
    throw new UserError(
      code === 'EISDIR'
        ? `${shown} is a folder, not an experiment file.`
        : `The experiment file ${shown} can't be read (${code}).`,
    );
  }
  return parseExperiment(text, shown, path.dirname(file), given.updateTimeLimit);
}

/**
 * Reads an experiment from YAML text.
 * @param file its name in error messages
 * @param folder to which the paths of modules refer
 * @param limit seconds that loading a module may take, in place of what the text says
 */
export async function parseExperiment(
  text: string,
  file: string,
  folder = path.dirname(file),
  limit?: number,
): Promise<Experiment> {
  const { written, complaint } = readYaml(text, file);
  const withModules = await addModulesOf(written, folder, limit).catch((error: unknown) => {
    throw error instanceof UserError ? new UserError(`${file}: ${error.message}`) : error;
  });
  const { experiment, issues } = validateExperiment(withModules);
  if (experiment) return placed(experiment, written, folder);
  throw complaint(issues);
}

/**
 * An experiment written in code, checked and with every default filled in.
 *
 * @param written as an experiment file has it; paths of modules refer to the working directory. An
 *   optimizer may be the object itself in place of a name: see `WrittenOptimizer`
 * @throws UserError that names the key of each mistake
 */
export async function defineExperiment(written: WrittenExperiment): Promise<Experiment> {
  expectObject('defineExperiment', 'an experiment, as its file would have it', written);
  const { experiment, issues } = validateExperiment(await addModulesOf(written, ''));
  if (experiment) return placed(experiment, written, '');
  throw new UserError(issues.map((issue) => sentence(issue)).join('\n'));
}

/** An experiment whose data set's path refers to a folder, or to that of what it was made from. */
function placed(experiment: Experiment, written: unknown, folder: string): Experiment {
  const dataset = hasKeys(written, 'dataset') ? written.dataset : undefined;
  placeDataset(experiment.dataset, dataset, folder);
  return experiment;
}

/** An experiment file that can be named. */
export interface NamedFile {
  readonly name: string;
  readonly file: string;
}

/** The experiments that can be run by name. */
export function listExperiments(): Promise<NamedFile[]> {
  return listFiles('');
}

/** The suites that can be compared by name. */
export function listSuites(): Promise<NamedFile[]> {
  return listFiles('suites');
}

async function listFiles(within: string): Promise<NamedFile[]> {
  const folders = [path.resolve('experiments', within), path.join(BUNDLED, within)];
  const found = new Map<string, string>();
  for (const folder of new Set(folders)) {
    const files = await readdir(folder).catch(() => []);
    for (const file of files.filter((name) => ENDING.test(name)).sort()) {
      const name = file.replace(ENDING, '');
      if (!found.has(name)) found.set(name, path.join(folder, file));
    }
  }
  return [...found].map(([name, file]) => ({ name, file }));
}

/** The file that a name stands for. @throws UserError where there is none */
export async function findExperiment(
  nameOrFile: string,
  list: () => Promise<NamedFile[]> = listExperiments,
): Promise<string> {
  if (ENDING.test(nameOrFile) || nameOrFile.includes(path.sep)) return path.resolve(nameOrFile);
  const files = new Registry('experiment', await list(), {
    known: (names) => `There are: ${names}; or give the path of a .yaml file`,
  });
  return files.find(nameOrFile).file;
}
