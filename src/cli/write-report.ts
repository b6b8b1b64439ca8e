import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { documentOf, type ReportDocument } from '../report/documents/document.ts';
import type { NamedResults } from '../report/documents/side-by-side/named-results.ts';
import { sideBySide } from '../report/documents/side-by-side.ts';
import { renderIndex, titleAndFinding, type ListedReport } from '../report/page/index-page.ts';
import { renderDocument, type ReportFormat } from '../report/output/report.ts';
import type { AnyResults } from '../study/results.ts';
import { prepareFolder, writeWhole } from '../base/files/write-whole.ts';

const INDEX = 'index.html';
/** Reports of studies stand apart from those of experiments of the same name. */
export const COMPARISONS_FOLDER = 'comparisons';
/** Of a report with more charts only the first is drawn beside the page, unless pictures are asked for. */
const FEW_CHARTS = 3;

/**
 * Draws the report of an experiment or a study and writes its files, named after it, and the index
 * of all reports.
 *
 * @param folder of all reports
 * @param formats without them, the page and its pictures
 * @returns the paths of the files, the page's first
 */
export function writeReport(
  folder: string,
  results: AnyResults,
  formats?: readonly ReportFormat[],
): Promise<string[]> {
  const within = results.kind === 'study' ? COMPARISONS_FOLDER : '';
  return writeDocument(folder, within, documentOf(results), formats);
}

/** Likewise of several results on one page. */
export function writeSideBySide(
  folder: string,
  parts: readonly NamedResults[],
  formats?: readonly ReportFormat[],
): Promise<string[]> {
  return writeDocument(folder, '', sideBySide(parts), formats);
}

async function writeDocument(
  folder: string,
  within: string,
  document: ReportDocument,
  formats: readonly ReportFormat[] | undefined,
): Promise<string[]> {
  await prepareFolder(path.join(folder, within));
  const pictures = !formats && document.charts.length > FEW_CHARTS ? 'first' : 'all';
  const files: string[] = [];
  const rendered = await renderDocument(document, formats ?? ['html', 'svg', 'png'], { pictures });
  for (const { name, content } of rendered) {
    const file = path.join(folder, within, name);
    await writeWhole(file, content);
    files.push(file);
  }
  if (!formats || formats.includes('html')) await writeIndex(folder);
  return files;
}

/** Lists all reports of a folder, and of its studies, with their pictures. */
async function writeIndex(folder: string): Promise<void> {
  const reports: ListedReport[] = [];
  for (const within of ['', COMPARISONS_FOLDER]) {
    const names: string[] = await readdir(path.join(folder, within)).catch(() => []);
    for (const name of names.sort()) {
      if (!name.endsWith('.html') || name === INDEX) continue;
      const picture = name.replace(/html$/, 'svg');
      const page = await readFile(path.join(folder, within, name), 'utf8');
      reports.push({
        ...titleAndFinding(page),
        page: path.posix.join(within, name),
        picture: names.includes(picture) ? path.posix.join(within, picture) : undefined,
      });
    }
  }
  await writeWhole(path.join(folder, INDEX), renderIndex(reports));
}
