import { readdir } from 'node:fs/promises';
import path from 'node:path';
import open from 'open';
import { paired } from '../../base/lists/paired.ts';
import { missingTablesText } from '../../study/words/missing-tables.ts';
import { kindOfFolder, readFolder } from '../../study/read-folder.ts';
import type { AnyResults } from '../../study/results.ts';
import { UserError } from '../../base/errors/user-error.ts';
import { REPORT_FORMATS, type ReportFormat } from '../../report/output/report.ts';
import type { Command } from '../command.ts';
import { listFlag } from '../options/flag.ts';
import { sharedFlags } from '../options/shared-flags.ts';
import { COMPARISONS_FOLDER, writeReport, writeSideBySide } from '../write-report.ts';

interface ReportArguments {
  folders: string[] | undefined;
  reports: string;
  format: ReportFormat[] | undefined;
  open: boolean | undefined;
}

/** `lockstep report`: draws reports from results folders, without training. */
export const reportCommand: Command<ReportArguments> = {
  builder: (yargs) =>
    yargs
      .positional('folders', {
        type: 'string',
        array: true,
        describe: 'results folders (default: each in ./results)',
      })
      .option('reports', sharedFlags.reports())
      .option(
        'format',
        listFlag(
          'format',
          `what to write: ${REPORT_FORMATS.join(', ')}, separated by commas (default: the page and its pictures)`,
          formatOf,
          'html,svg',
        ),
      )
      .option('open', { type: 'boolean', describe: 'open the page in the browser' })
      .example('$0 report', 'every experiment and study in ./results')
      .example('$0 report results/optimizer-comparison --open', 'one of them, to look at')
      .example('$0 report before after', 'two results side by side, what differs first')
      .example('$0 report results/comparisons/mine --format md', 'a summary for a pull request'),
  handler: async ({ folders = [], reports, format, open: opens }) => {
    const written: string[] = [];
    if (folders.length > 1) {
      const parts = [];
      for (const [folder, name] of paired(folders, namesOf(folders))) {
        parts.push({ name, results: await readTold(folder) });
      }
      written.push(...(await writeSideBySide(reports, parts, format)));
    } else {
      for (const folder of folders.length > 0 ? folders : await resultsFolders('results')) {
        written.push(...(await writeReport(reports, await readTold(folder), format)));
      }
    }
    process.stdout.write(`${written.join('\n')}\n`);
    const page = written.find((file) => file.endsWith('.html'));
    if (opens && page) await open(page);
  },
};

/** Reads a folder, and says what it lacks. */
async function readTold(folder: string): Promise<AnyResults> {
  const results = await readFolder(folder);
  const missing = results.kind === 'study' ? missingTablesText(results) : undefined;
  if (missing !== undefined) process.stderr.write(`${folder}: ${missing}\n`);
  return results;
}

function formatOf(typed: string, name: string): ReportFormat {
  const found = REPORT_FORMATS.find((format) => format === typed);
  if (found) return found;
  throw new UserError(
    `${name} is "${typed}", expected ${REPORT_FORMATS.join(', ')}, separated by commas. ` +
      'For a PDF print the page from a browser.',
  );
}

/** As much of the folders' paths as tells them apart: without what they end in alike. */
function namesOf(folders: readonly string[]): string[] {
  const parts = folders.map((folder) => path.resolve(folder).split(path.sep));
  while (parts.every((part) => part.length > 1 && part.at(-1) === parts[0]?.at(-1))) {
    for (const part of parts) part.pop();
  }
  const depth = Math.max(...parts.map(({ length }) => length));
  for (let length = 1; length <= depth; length++) {
    const names = parts.map((part) => part.slice(-length).join('/'));
    if (new Set(names).size === names.length) return names;
  }
  throw new UserError(
    `${folders.join(' and ')} are the same folder; name different ones to set them side by side.`,
  );
}

async function resultsFolders(parent: string): Promise<string[]> {
  const complete: string[] = [];
  for (const within of [parent, path.join(parent, COMPARISONS_FOLDER)]) {
    const names = await readdir(within).catch(() => []);
    for (const name of names.sort()) {
      const folder = path.join(within, name);
      if ((await kindOfFolder(folder)) !== undefined) complete.push(folder);
    }
  }
  if (complete.length === 0) {
    throw new UserError(
      'There are no results in ./results. Run an experiment first, as in ' +
        '`lockstep run optimizer-comparison`, or name a results folder.',
    );
  }
  return complete;
}
