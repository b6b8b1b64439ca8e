import { access, constants, mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { UserError } from '../errors/user-error.ts';

/**
 * Writes a file whole or not at all: to a temporary file beside it, which is then renamed.
 * @throws UserError where the disk is full, the folder not writable, and the like
 */
export async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeFileAtomic(file, typeof content === 'string' ? content : Buffer.from(content));
  } catch (error) {
    throw new UserError(
      `${file} can't be written: ${reason(error)}. What stood there before is unchanged. ` +
        'Make room or choose another folder (--results, --reports).',
    );
  }
}

/**
 * Makes a folder ready to be written to, so that a long run doesn't end in a folder that refuses.
 * @throws UserError where it can't be
 */
export async function prepareFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
  } catch (error) {
    const file = await fileOnTheWay(folder);
    throw new UserError(
      file === undefined
        ? `The folder ${folder} can't be written to: ${reason(error)}.`
        : `${file} is a file; a folder is needed there to write ${folder}. Move it or choose another folder.`,
    );
  }
}

async function fileOnTheWay(folder: string): Promise<string | undefined> {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    const found = await stat(at).catch(() => undefined);
    if (found) return found.isDirectory() ? undefined : at;
    if (at === path.dirname(at)) return undefined;
  }
}

function reason(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
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
  return reasons[code ?? ''] ?? (code || String(error));
}
