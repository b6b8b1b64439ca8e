import { createRequire } from 'node:module';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { remark } from 'remark';
import { engine } from 'unified-engine';

const require = createRequire(import.meta.url);

/**
 * The links of a folder's Markdown pages that lead to no file, or to no heading of it, as GitHub names
 * them.
 *
 * @param pages files, or folders of them
 * @returns what remark says of them; empty where every link holds
 */
export async function brokenLinks(folder: string, pages: readonly string[]): Promise<string> {
  const told = new PassThrough();
  const said = text(told);
  await new Promise<void>((resolve, reject) => {
    engine(
      {
        processor: remark(),
        // Of no host: where there is one, whole addresses at it are taken for files as well.
        plugins: [[require.resolve('remark-validate-links'), { repository: false }]],
        cwd: folder,
        files: [...pages],
        extensions: ['md'],
        out: false,
        quiet: true,
        color: false,
        streamError: told,
      },
      (error) => {
        if (error) reject(error);
        else resolve();
      },
    );
  });
  told.end();
  return said;
}
