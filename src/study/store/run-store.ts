import { readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { codeOf } from '../../base/errors/code-of.ts';
import { prepareFolder, writeWhole } from '../../base/files/write-whole.ts';
import {
  runResultSchema,
  withWordsForInfinities,
  type RunResult,
} from '../../running/run-result.ts';
import { hashOfRun, type RunSpec } from '../../running/run-spec.ts';

/** A kept run, for listing. */
export interface KeptRun {
  readonly hash: string;
  readonly spec: RunSpec;
  readonly steps: number;
  readonly status: RunResult['status'];
  readonly bytes: number;
  readonly modified: Date;
}

/** What a run depends on stands beside what it came to, so that a file tells what it is. */
const keptSchema = z.strictObject({
  spec: z.custom<RunSpec>((value) => typeof value === 'object' && value !== null),
  result: runResultSchema,
});
type Kept = z.infer<typeof keptSchema>;

const HASH = /^[0-9a-f]{64}$/;

/**
 * Runs that were computed, each in a file named by the hash of what it depends on. A file is there
 * whole or not at all; only runs that came to their end are kept, so that failed and interrupted
 * ones are tried again. A run of an optimizer that is an object has no hash, and is not kept.
 */
export class RunStore {
  /** @param folder made when the first run is kept */
  constructor(readonly folder: string) {}

  /** @returns nothing where it is not there, or is none that this version wrote */
  async read(hash: string): Promise<RunResult | undefined> {
    return (await this.readKept(hash))?.result;
  }

  private async readKept(hash: string): Promise<Kept | undefined> {
    try {
      return keptSchema.safeParse(JSON.parse(await readFile(this.file(hash), 'utf8'))).data;
    } catch (error) {
      if (error instanceof SyntaxError || codeOf(error) === 'ENOENT') {
        return undefined;
      }
      throw error;
    }
  }

  async write(spec: RunSpec, result: RunResult): Promise<void> {
    const hash = hashOfRun(spec);
    if (hash === undefined) return;
    if (result.status !== 'finished' && result.status !== 'diverged') return;
    await prepareFolder(path.dirname(this.file(hash)));
    await writeWhole(this.file(hash), JSON.stringify({ spec, result }, withWordsForInfinities));
  }

  async list(): Promise<KeptRun[]> {
    const kept: KeptRun[] = [];
    for (const start of (await readdir(this.folder).catch(() => [])).sort()) {
      for (const name of (await readdir(path.join(this.folder, start)).catch(() => [])).sort()) {
        const hash = path.basename(name, '.json');
        if (!HASH.test(hash) || !name.endsWith('.json')) continue;
        const { size, mtime } = await stat(this.file(hash));
        const read = await this.readKept(hash);
        if (!read) continue;
        const { spec, result } = read;
        const { steps, status } = result;
        kept.push({ hash, spec, steps, status, bytes: size, modified: mtime });
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
