import type { UserError } from '../../base/errors/user-error.ts';
import { isStudyResults, type AnyResults } from '../../study/results.ts';
import { wrongArgument } from '../../base/errors/wrong-argument.ts';
import { isResults } from '../../results/results.ts';
import { studyDocument } from '../documents/study-document.ts';
import type { DrawnChart } from '../charts/grammar/chart.ts';
import { drawExperiment, drawStudy } from '../charts/draw.ts';
import type { ChartName } from '../charts/registry.ts';
import type { ReportDocument } from '../documents/document.ts';
import { experimentDocument } from '../documents/experiment-document.ts';
import { renderMarkdown } from '../page/markdown.ts';
import { renderPage, type PageKind } from '../page/page.ts';
import { compileChart, renderPng, renderSvg } from './render.ts';

/** A file of a report. */
export interface ReportFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** What a report can be written as. */
export const REPORT_FORMATS = ['html', 'svg', 'png', 'md'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/**
 * Draws the report of an experiment or a study: the page, each chart as SVG and PNG, and a
 * summary in Markdown where it is asked for. The first chart has the report's name, the others theirs
 * behind it. All but the page's times are the same bytes for the same results.
 */
export async function renderReport(
  results: AnyResults,
  formats: readonly ReportFormat[] = ['html', 'svg', 'png'],
): Promise<ReportFile[]> {
  const document = documentOf(results, 'renderReport');
  if (!Array.isArray(formats) || !formats.every((format) => REPORT_FORMATS.includes(format))) {
    throw wrongArgument('renderReport', `a list of ${REPORT_FORMATS.join(', ')} second`, formats);
  }
  return renderDocument(document, formats);
}

/**
 * What the report of an experiment or a study says.
 * @param call for whom, in the error where the results are none
 */
export function documentOf(results: AnyResults, call = 'a report'): ReportDocument {
  if (isStudyResults(results)) return studyDocument(results);
  if (isResults(results)) return experimentDocument(results);
  throw noResults(results, call);
}

/** The charts that the results of an experiment or a study have data for. */
export function chartsOf(results: AnyResults, call: string): DrawnChart<ChartName>[] {
  if (isStudyResults(results)) return drawStudy(results);
  if (isResults(results)) return drawExperiment(results);
  throw noResults(results, call);
}

function noResults(results: unknown, call: string): UserError {
  return wrongArgument(
    call,
    'the results of an experiment or a study, as runExperiment, compare and readFolder give them',
    results,
  );
}

/**
 * Writes a document in the formats that are asked for.
 * @param pictures of every chart, or of the first alone
 */
export async function renderDocument(
  document: ReportDocument,
  formats: readonly ReportFormat[],
  { kind = 'kept', pictures = 'all' }: { kind?: PageKind; pictures?: 'all' | 'first' } = {},
): Promise<ReportFile[]> {
  const { name } = document;
  const charts: { chart: ReportDocument['charts'][number]; svg: string }[] = [];
  for (const chart of document.charts) {
    charts.push({ chart, svg: await renderSvg(compileChart(chart.specification)) });
  }
  const files: ReportFile[] = [];
  if (formats.includes('html')) {
    files.push({
      name: `${name}.html`,
      content: renderPage(document, charts, kind),
    });
  }
  for (const [i, { chart, svg }] of charts.entries()) {
    if (i > 0 && pictures === 'first') break;
    const stem = i === 0 ? name : `${name}.${chart.name}`;
    if (formats.includes('svg')) {
      files.push({ name: `${stem}.svg`, content: svg });
    }
    if (formats.includes('png')) {
      files.push({ name: `${stem}.png`, content: await renderPng(svg) });
    }
  }
  if (formats.includes('md')) {
    files.push({
      name: `${name}.md`,
      content: renderMarkdown(document, `${name}.png`),
    });
  }
  return files;
}
