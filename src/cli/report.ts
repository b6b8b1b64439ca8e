import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { CommandModule } from 'yargs';
import { UserError } from '../errors/user-error.ts';
import { MANIFEST_FILE } from '../results/files.ts';
import { readResults } from '../results/read.ts';
import { writeReport } from './write-report.ts';

interface ReportArguments {
  folders: string[] | undefined;
  reports: string;
}

/** `lockstep report`: draws reports from results folders, without training. */
export const reportCommand: CommandModule<object, ReportArguments> = {
  command: 'report [folders..]',
  describe: 'Draw the reports of results folders again, without training',
  builder: (yargs) =>
    yargs
      .positional('folders', {
        type: 'string',
        array: true,
        describe: 'results folders (default: all in ./results)',
      })
      .option('reports', {
        type: 'string',
        requiresArg: true,
        default: 'reports',
        describe: 'folder for the pictures and the page',
      })
      .example('$0 report', 'every experiment in ./results')
      .example('$0 report results/optimizer-comparison', 'one of them'),
  handler: async ({ folders, reports }) => {
    for (const folder of folders?.length ? folders : await resultsFolders('results')) {
      const files = await writeReport(reports, await readResults(folder));
      process.stdout.write(`${files.join('\n')}\n`);
    }
  },
};

async function resultsFolders(parent: string): Promise<string[]> {
  const names = await readdir(parent).catch(() => []);
  const folders = names.sort().map((name) => path.join(parent, name));
  const complete: string[] = [];
  for (const folder of folders) {
    const manifest = await stat(path.join(folder, MANIFEST_FILE)).catch(() => undefined);
    if (manifest?.isFile()) complete.push(folder);
  }
  if (complete.length === 0) {
    throw new UserError(
      'There are no results in ./results. Run an experiment first, as in ' +
        '`lockstep run optimizer-comparison`, or name a results folder.',
    );
  }
  return complete;
}
