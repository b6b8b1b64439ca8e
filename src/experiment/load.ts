import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMap, isPair, LineCounter, parseDocument, type Document } from 'yaml';
import { didYouMean } from '../errors/nearest.ts';
import { UserError } from '../errors/user-error.ts';
import type { Issue } from './issue.ts';
import type { Experiment, WrittenExperiment } from './schema.ts';
import { addModulesOf } from './user-modules.ts';
import { validateExperiment } from './validate.ts';

/** The experiments that come with lockstep. */
const BUNDLED = fileURLToPath(new URL('../../experiments', import.meta.url));
const ENDING = /\.ya?ml$/;

/**
 * Loads an experiment file, checked and with every default filled in.
 *
 * @param nameOrFile a file's path, or the name of one in ./experiments or of those bundled
 * @throws UserError that names the file and line of each mistake
 */
export async function loadExperiment(nameOrFile: string): Promise<Experiment> {
  const file = await findExperiment(nameOrFile);
  const shown = path.relative('', file).startsWith('..') ? file : path.relative('', file);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UserError(
      code === 'EISDIR'
        ? `${shown} is a folder, not an experiment file.`
        : `The experiment file ${shown} can't be read (${code}).`,
    );
  }
  return parseExperiment(text, shown, path.dirname(file));
}

/**
 * Reads an experiment from YAML text.
 * @param file its name in error messages
 * @param folder to which the paths of modules refer
 */
export async function parseExperiment(
  text: string,
  file: string,
  folder = path.dirname(file),
): Promise<Experiment> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [broken] = document.errors;
  if (broken) {
    const { line, col } = lines.linePos(broken.pos[0]);
    throw new UserError(`${file}:${line}:${col}: this is not valid YAML: ${broken.message}`);
  }
  const written = await addModulesOf(document.toJS(), folder).catch((error: unknown) => {
    throw error instanceof UserError ? new UserError(`${file}: ${error.message}`) : error;
  });
  const { experiment, issues } = validateExperiment(written);
  if (experiment) return experiment;
  throw new UserError(
    issues.map((issue) => `${file}:${place(document, lines, issue)}${sentence(issue)}`).join('\n'),
  );
}

/**
 * An experiment written in code, checked and with every default filled in.
 *
 * @param written as an experiment file has it; paths of modules refer to the working directory
 * @throws UserError that names the key of each mistake
 */
export async function defineExperiment(written: WrittenExperiment): Promise<Experiment> {
  const { experiment, issues } = validateExperiment(await addModulesOf(written, ''));
  if (experiment) return experiment;
  throw new UserError(issues.map(sentence).join('\n'));
}

/** The names of all experiments that can be run by name, with their files. */
export async function listExperiments(): Promise<{ name: string; file: string }[]> {
  const folders = [...new Set([path.resolve('experiments'), BUNDLED])];
  const found = new Map<string, string>();
  for (const folder of folders) {
    const files = await readdir(folder).catch(() => []);
    for (const file of files.filter((name) => ENDING.test(name)).sort()) {
      const name = file.replace(ENDING, '');
      if (!found.has(name)) found.set(name, path.join(folder, file));
    }
  }
  return [...found].map(([name, file]) => ({ name, file }));
}

async function findExperiment(nameOrFile: string): Promise<string> {
  if (ENDING.test(nameOrFile) || nameOrFile.includes(path.sep)) return path.resolve(nameOrFile);
  const known = await listExperiments();
  const found = known.find(({ name }) => name === nameOrFile);
  if (found) return found.file;
  const names = known.map(({ name }) => name);
  throw new UserError(
    `There is no experiment "${nameOrFile}".${didYouMean(nameOrFile, names)} ` +
      `There are: ${names.join(', ')}; or give the path of a .yaml file.`,
  );
}

/** `12:3: `, the line and column of what an issue is about. */
function place(document: Document, lines: LineCounter, { path, unknownKey }: Issue): string {
  for (let length = path.length; length >= 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    const offset = offsetOf(node, length === path.length ? unknownKey : undefined);
    if (offset !== undefined) {
      const { line, col } = lines.linePos(offset);
      return `${line}:${col}: `;
    }
  }
  return '1:1: ';
}

function offsetOf(node: unknown, key: string | undefined): number | undefined {
  if (key !== undefined && isMap(node)) {
    const pair = node.items.find((item) => isPair(item) && String(item.key) === key);
    const keyNode = pair?.key as { range?: [number, number, number] } | undefined;
    if (keyNode?.range) return keyNode.range[0];
  }
  return (node as { range?: [number, number, number] } | undefined)?.range?.[0];
}

function sentence({ path, message, unknownKey }: Issue): string {
  const subject = path.reduce<string>(
    (text, key) =>
      typeof key === 'number' ? `${text}[${key}]` : text ? `${text}.${String(key)}` : String(key),
    '',
  );
  if (unknownKey !== undefined) return subject ? `${subject}: ${message}.` : `${message}.`;
  const text = `${subject || 'the experiment'} ${message}`;
  return /[.?]$/.test(text) ? text : `${text}.`;
}
