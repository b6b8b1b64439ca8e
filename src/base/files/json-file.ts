import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { UserError } from '../errors/user-error.ts';
import { lockstepPackage } from './package.ts';

/**
 * Reads a JSON file that lockstep wrote.
 *
 * @param presence of a file that may be missing, nothing is returned then
 * @throws UserError that names the file, and what is not as lockstep writes it
 */
export async function readJsonFile<Value>(
  file: string,
  schema: z.ZodType<Value>,
  presence: 'needed' | 'optional' = 'needed',
): Promise<Value | undefined> {
  const text = await readTextFile(file, presence);
  if (text === undefined) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new UserError(`${file} is not valid JSON: ${(error as Error).message}.`);
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new UserError(
    `${file}: ${issue!.path.join('.') || 'its content'} is not as lockstep ${lockstepPackage.version} ` +
      `writes it: ${issue!.message}.${writtenBy(value)}`,
  );
}

/** Where another version wrote a file, which, and what to do. */
function writtenBy(value: unknown): string {
  const version = (value as { lockstep?: unknown } | null)?.lockstep;
  if (typeof version !== 'string' || version === lockstepPackage.version) return '';
  return ` It was written by lockstep ${version}: run it again with this version.`;
}

/** @throws UserError where it can't be read; where it may be missing, nothing is returned then */
export async function readTextFile(
  file: string,
  presence: 'needed' | 'optional' = 'needed',
): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' && presence === 'optional') return undefined;
    throw new UserError(
      code === 'ENOENT' || code === 'ENOTDIR'
        ? `There is no ${file}; name the whole folder that lockstep wrote.`
        : `${file} can't be read (${code}).`,
    );
  }
}
