import { isStudyResults, type AnyResults } from '../../study/results.ts';
import { wrongArgument } from '../../base/errors/wrong-argument.ts';
import { isResults } from '../../results/results.ts';
import type { DrawnChart } from '../charts/grammar/chart.ts';
import type { ChartName } from '../charts/registry.ts';
import { documentOf, type DocumentChart, type ReportDocument } from '../documents/document.ts';
import { chartsOf } from '../documents/sections/charts.ts';
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
  const document = documentOf(checked(results, 'renderReport'));
  const known: readonly unknown[] = REPORT_FORMATS;
  const asked: unknown = formats;
  if (!Array.isArray(asked) || !asked.every((format) => known.includes(format))) {
    throw wrongArgument('renderReport', `a list of ${REPORT_FORMATS.join(', ')} second`, formats);
  }
  return renderDocument(document, formats);
}

/**
 * The charts that results have data for.
 * @param call for whom, in the error where the results are none
 */
export function chartsFor(results: AnyResults, call: string): DrawnChart<ChartName>[] {
  return chartsOf(checked(results, call));
}

function checked(results: AnyResults, call: string): AnyResults {
  if (isStudyResults(results) || isResults(results)) return results;
  throw wrongArgument(
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
  const charts: { chart: DocumentChart; svg: string }[] = [];
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
