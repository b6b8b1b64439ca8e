import { rmSync } from 'node:fs';
import { access, constants, mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { writeFile } from 'atomically';
import { codeOf } from '../errors/code-of.ts';
import { UserError } from '../errors/user-error.ts';

/** The temporary names of files, by the write that is under way. */
const unfinished = new Map<symbol, string>();
process.once('exit', () => {
  for (const write of unfinished.keys()) removeTemporary(write);
});

/**
 * Writes a file whole or not at all: to a temporary file beside it, which is then renamed.
 * @throws UserError where the disk is full, the folder not writable, and the like
 */
export async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  const write = Symbol(file);
  try {
    // As a stream: given the content itself, the library takes a write that the disk cut short for
    // a whole one.
    await writeFile(file, Readable.from([Buffer.from(content)]), {
      tmpCreated: (temporary) => void unfinished.set(write, temporary),
      // The library would remove it at the first signal, from under the write that it belongs to.
      tmpPurge: false,
    });
  } catch (error) {
    removeTemporary(write);
    throw new UserError(
      `${file} can't be written: ${reason(error)}. What stood there before is unchanged. ` +
        'Make room or choose another folder (--results, --reports).',
    );
  } finally {
    unfinished.delete(write);
  }
}

function removeTemporary(write: symbol): void {
  const temporary = unfinished.get(write);
  if (temporary !== undefined) rmSync(temporary, { force: true });
}

/**
 * Makes a folder ready to be written to, so that a long run doesn't end in a folder that refuses.
 * @throws UserError where it can't be
 */
export async function prepareFolder(folder: string): Promise<void> {
  try {
    await makeFolder(path.resolve(folder));
    await access(folder, constants.W_OK);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`The folder ${folder} can't be written to: ${reason(error)}.`);
  }
}

/** Makes a folder and those above it, one by one: Node's recursive mkdir never returns in /proc. */
async function makeFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => undefined);
  if (found?.isDirectory()) return;
  if (found) {
    throw new UserError(
      `${folder} is a file; a folder is needed there. Move it or choose another folder.`,
    );
  }
  await makeFolder(path.dirname(folder));
  await mkdir(folder).catch(async (error: unknown) => {
    // Another write may have made it since.
    if (codeOf(error) !== 'EEXIST' || !(await stat(folder)).isDirectory()) throw error;
  });
}

function reason(error: unknown): string {
  const code = codeOf(error);
  const reasons: Record<string, string> = {
    ENOSPC: 'the disk is full',
    EDQUOT: 'the disk quota is used up',
    EFBIG: 'the file would be larger than this system allows',
    EACCES: 'permission denied',
    EPERM: 'permission denied',
    EROFS: 'the file system is read-only',
    ENOENT: 'there is no such place',
    ENOTDIR: 'a part of the path is a file',
    EISDIR: 'a folder has that name',
  };
  return reasons[code] ?? code;
}
