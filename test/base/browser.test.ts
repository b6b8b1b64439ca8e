import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type BuildFailure } from 'esbuild';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const { browser: CORE } = JSON.parse(
  await readFile(path.join(ROOT, 'pipeline.json'), 'utf8'),
) as Record<'folders' | 'browser', string[]>;

/** The sources in a folder of src/, at any depth, without those of the kernels, which are AssemblyScript. */
async function sourcesIn(folder: string): Promise<string[]> {
  const within = path.join(ROOT, 'src', folder);
  const names = await readdir(within, { recursive: true });
  return names
    .filter((name) => name.endsWith('.ts') && !name.startsWith('assembly'))
    .map((name) => path.join(within, name));
}

/** What a bundler for browsers says against some sources and all that they import. */
async function faultsInABrowser(folders: string[]): Promise<string[]> {
  const files = (await Promise.all(folders.map(sourcesIn))).flat();
  const bundled = await build({
    stdin: {
      contents: files.map((file) => `import ${JSON.stringify(file)};`).join('\n'),
      resolveDir: ROOT,
    },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    logLevel: 'silent',
  }).catch((error: unknown) => error as BuildFailure);
  return bundled.errors.map(({ text }) => text);
}

describe('the numerical core', () => {
  it('is bundled for a browser with all that it imports', async () => {
    expect(CORE.length).toBeGreaterThan(5);
    expect(await faultsInABrowser(CORE)).toEqual([]);
  });

  it('would not be, if any file of it, or any that it imports, imported Node', async () => {
    expect(await faultsInABrowser([...CORE, 'data'])).toContainEqual(
      expect.stringContaining('"node:fs/promises"'),
    );
  });
});
