import type { Results } from '../results/results.ts';
import { specifyCharts } from './charts/registry.ts';
import { renderPage } from './page.ts';
import { compileChart, renderPng, renderSvg } from './render.ts';

/** A file of a report. */
export interface ReportFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/**
 * Draws the report of an experiment: the page, and each chart as SVG and PNG. The first chart has
 * the experiment's name, the others their type behind it. SVG and PNG are the same bytes for the
 * same results.
 */
export async function renderReport(results: Results): Promise<ReportFile[]> {
  const { name } = results.manifest.experiment;
  const charts = await Promise.all(
    specifyCharts(results).map(async ({ type, caption, specification }) => {
      const vega = compileChart(specification);
      return { type, caption, vega, svg: await renderSvg(vega) };
    }),
  );
  const files: ReportFile[] = [{ name: `${name}.html`, content: renderPage(results, charts) }];
  for (const [i, { type, svg }] of charts.entries()) {
    const stem = i === 0 ? name : `${name}.${type}`;
    files.push({ name: `${stem}.svg`, content: svg });
    files.push({ name: `${stem}.png`, content: await renderPng(svg) });
  }
  return files;
}
