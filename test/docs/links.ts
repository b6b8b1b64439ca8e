import { execFile } from 'node:child_process';
import path from 'node:path';

/**
 * The links of a folder's Markdown pages that lead to no file, or to no heading of it, as GitHub names
 * them; found by remark-validate-links.
 *
 * @param pages files, or folders of them
 * @returns what remark says of them; empty where every link holds
 */
export function brokenLinks(folder: string, pages: readonly string[]): Promise<string> {
  const modules = path.resolve('node_modules');
  const plugin = path.join(modules, 'remark-validate-links/index.js');
  const flags = ['--quiet', '--frail', '--no-stdout', '--no-color', '--no-config', '--no-ignore'];
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [
        path.join(modules, 'remark-cli/cli.js'),
        ...flags,
        ...['--use', `${plugin}=repository:false`],
        ...pages,
      ],
      { cwd: folder },
      (error, _, told) => {
        if (error && told === '') reject(error);
        else resolve(told);
      },
    );
  });
}
