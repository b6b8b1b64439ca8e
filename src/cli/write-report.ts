import path from 'node:path';
import { renderReport } from '../report/report.ts';
import type { Results } from '../results/results.ts';
import { prepareFolder, writeWhole } from '../results/write-whole.ts';

/**
 * Draws a report and writes its files, named after the experiment.
 * @returns the paths of the files
 */
export async function writeReport(folder: string, results: Results): Promise<string[]> {
  await prepareFolder(folder);
  const files: string[] = [];
  for (const { name, content } of await renderReport(results)) {
    const file = path.join(folder, name);
    await writeWhole(file, content);
    files.push(file);
  }
  return files;
}
