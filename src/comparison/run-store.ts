import { readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { prepareFolder, writeWhole } from '../results/write-whole.ts';
import { runResultSchema, runResultText, type RunResult } from './run-result.ts';

/** A kept run, for listing. */
export interface KeptRun {
  readonly hash: string;
  readonly file: string;
  readonly bytes: number;
  readonly modified: Date;
}

const HASH = /^[0-9a-f]{64}$/;

/**
 * Runs that were computed, each in a file named by the hash of what it depends on. A file is there
 * whole or not at all; only runs that came to their end are kept, so that failed and interrupted
 * ones are tried again.
 */
export class RunStore {
  /** @param folder made when the first run is kept */
  constructor(readonly folder: string) {}

  /** @returns nothing where it is not there, or is none that this version wrote */
  async read(hash: string): Promise<RunResult | undefined> {
    try {
      const parsed = runResultSchema.safeParse(JSON.parse(await readFile(this.file(hash), 'utf8')));
      return parsed.data;
    } catch (error) {
      if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') {
        return undefined;
      }
      throw error;
    }
  }

  async write(hash: string, result: RunResult): Promise<void> {
    if (result.status !== 'finished' && result.status !== 'diverged') return;
    await prepareFolder(path.dirname(this.file(hash)));
    await writeWhole(this.file(hash), runResultText(result));
  }

  async list(): Promise<KeptRun[]> {
    const kept: KeptRun[] = [];
    for (const start of (await readdir(this.folder).catch(() => [])).sort()) {
      for (const name of (await readdir(path.join(this.folder, start)).catch(() => [])).sort()) {
        const hash = path.basename(name, '.json');
        if (!HASH.test(hash) || !name.endsWith('.json')) continue;
        const { size, mtime } = await stat(this.file(hash));
        kept.push({ hash, file: this.file(hash), bytes: size, modified: mtime });
      }
    }
    return kept;
  }

  async remove(hash: string): Promise<void> {
    await rm(this.file(hash), { force: true });
  }

  private file(hash: string): string {
    return path.join(this.folder, hash.slice(0, 2), `${hash}.json`);
  }
}
