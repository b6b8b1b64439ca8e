import { rm } from 'node:fs/promises';
import path from 'node:path';
import { formatFinalTable } from '../report/documents/final-table.ts';
import type { Results } from '../results/results.ts';
import { holdsWholeResults, isWhole } from '../results/whole.ts';
import { writeResults } from '../results/write.ts';

/** Inside an experiment's folder, for what was interrupted when the folder holds finished results. */
const INTERRUPTED_FOLDER = 'interrupted';

/**
 * Writes what was computed, draws the report, and sums up. What was interrupted never takes the place
 * of what had finished.
 *
 * @param places the folders of all results and of all reports
 * @returns the report's page, where one was drawn
 */
export async function keepResults(
  results: Results,
  places: { readonly results: string; readonly reports: string; readonly report: boolean },
  say: (text: string) => void,
): Promise<string | undefined> {
  const folder = path.join(places.results, results.manifest.experiment.name);
  const apart = path.join(folder, INTERRUPTED_FOLDER);
  const table = formatFinalTable(results);
  if (!isWhole(results.manifest) && (await holdsWholeResults(folder))) {
    await writeResults(apart, results);
    say(
      `\n${table}\n\n${folder} holds results that had finished: they and their report stay as they are.\n` +
        `Numbers: ${apart} (\`lockstep report ${apart} --reports DIR\` draws them)\n`,
    );
    return undefined;
  }
  await writeResults(folder, results);
  await rm(apart, { recursive: true, force: true });
  say(`\n${table}\n\nNumbers: ${folder}\n`);
  if (!places.report) return undefined;
  const { writeReport } = await import('./write-report.ts');
  const files = await writeReport(places.reports, results);
  say(`Report:  ${files.join(', ')}\n`);
  return files[0];
}
