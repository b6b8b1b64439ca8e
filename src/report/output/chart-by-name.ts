import type { AnyResults, StudyResults } from '../../study/results.ts';
import { Registry } from '../../base/options/registry.ts';
import type { DrawnChart } from '../charts/grammar/chart.ts';
import type { ChartName, ExperimentChartName, StudyChartName } from '../charts/registry.ts';
import { compileChart, renderSvg } from './render.ts';
import { chartsFor } from './report.ts';

/** The names of the charts that results can have. */
export type ChartNameOf<Drawn extends AnyResults> = Drawn extends StudyResults
  ? StudyChartName
  : ExperimentChartName;

/** A chart that results have data for. */
export interface ListedChart {
  readonly name: ChartName;
  /** The problem that it is of, where there are several. */
  readonly problem?: string;
  /** What it shows, in a sentence or two. */
  readonly caption: string;
}

/**
 * A chart as a Vega-Lite specification: plain JSON, with the data inside and a description in words,
 * which Vega-Lite 6 compiles.
 */
export interface ChartSpecification {
  readonly $schema: string;
  readonly description: string;
  readonly [property: string]: unknown;
}

/** The charts that the results of an experiment or a study have data for, as their page has them. */
export function listCharts(results: AnyResults): ListedChart[] {
  return chartsFor(results, 'listCharts').map(({ name, problem, caption }) => ({
    name,
    ...(problem === undefined ? {} : { problem }),
    caption,
  }));
}

/**
 * A chart's Vega-Lite specification.
 * @throws UserError where the results have no data for it, or there is no such chart
 */
export function chartSpecification<Drawn extends AnyResults>(
  results: Drawn,
  name: ChartNameOf<Drawn>,
): ChartSpecification {
  return { ...findChart(results, name, 'chartSpecification').specification };
}

/**
 * A chart as SVG: the same text for the same results, on every machine.
 * @throws UserError where the results have no data for it, or there is no such chart
 */
export async function chartSvg<Drawn extends AnyResults>(
  results: Drawn,
  name: ChartNameOf<Drawn>,
): Promise<string> {
  return renderSvg(compileChart(findChart(results, name, 'chartSvg').specification));
}

function findChart(results: AnyResults, name: ChartName, call: string): DrawnChart<ChartName> {
  const charts = new Registry('chart', chartsFor(results, call), {
    missing: (quoted) => `These results have no chart ${quoted}.`,
    known: (names) => `They have: ${names}`,
  });
  return charts.find(name);
}
