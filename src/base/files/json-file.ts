import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { codeOf } from '../errors/code-of.ts';
import { messageOf } from '../errors/message-of.ts';
import { hasKeys } from '../errors/wrong-argument.ts';
import { itemAt } from '../lists/item-at.ts';
import { UserError } from '../errors/user-error.ts';
import { lockstepPackage } from './package.ts';

/**
 * Reads a JSON file that lockstep wrote.
 *
 * @param presence where it is `optional`, and the file is missing, nothing is returned
 * @throws UserError that names the file, and what is not as lockstep writes it
 */
export async function readJsonFile<Value>(file: string, schema: z.ZodType<Value>): Promise<Value>;
export async function readJsonFile<Value>(
  file: string,
  schema: z.ZodType<Value>,
  presence: 'optional',
): Promise<Value | undefined>;
export async function readJsonFile<Value>(
  file: string,
  schema: z.ZodType<Value>,
  presence?: 'optional',
): Promise<Value | undefined> {
  const text = presence ? await readTextFile(file, presence) : await readTextFile(file);
  if (text === undefined) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new UserError(`${file} is not valid JSON: ${messageOf(error)}.`);
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const { path, message } = itemAt(parsed.error.issues, 0);
  throw new UserError(
    `${file}: ${path.join('.') || 'its content'} is not as lockstep ${lockstepPackage.version} ` +
      `writes it: ${message}.${writtenBy(value)}`,
  );
}

/** Where another version wrote a file, which, and what to do. */
function writtenBy(value: unknown): string {
  const version = hasKeys(value, 'lockstep') ? value.lockstep : undefined;
  if (typeof version !== 'string' || version === lockstepPackage.version) return '';
  return ` It was written by lockstep ${version}: run it again with this version.`;
}

/** @throws UserError where it can't be read; where it may be missing, nothing is returned then */
export async function readTextFile(file: string): Promise<string>;
export async function readTextFile(file: string, presence: 'optional'): Promise<string | undefined>;
export async function readTextFile(
  file: string,
  presence?: 'optional',
): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' && presence === 'optional') return undefined;
    throw new UserError(
      code === 'ENOENT' || code === 'ENOTDIR'
        ? `There is no ${file}; name the whole folder that lockstep wrote.`
        : `${file} can't be read (${code}).`,
    );
  }
}
