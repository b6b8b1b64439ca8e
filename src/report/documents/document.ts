import type { DrawnChart } from '../charts/grammar/chart.ts';
import type { LossCurves } from '../charts/experiment/loss/loss-curves.ts';
import type { Html } from '../page/html.ts';
import type { ReportTable } from '../page/report-table.ts';

/** A chart of a report; the first is the report's picture. */
export type DocumentChart = Omit<DrawnChart, 'name'> & {
  /** Names its files: the chart's own name, with more where several results have it. */
  readonly name: string;
  readonly curves?: LossCurves;
};

/** What a report says, before it is written as a page, as Markdown or as pictures. */
export interface ReportDocument {
  /** Names its files. */
  readonly name: string;
  readonly title: string;
  /** What stands above the title: where it comes from. */
  readonly kicker: string;
  /** What must be known before anything here is believed, a paragraph each. */
  readonly warnings: readonly string[];
  /** What was found, a paragraph each, the most important first. */
  readonly finding: readonly string[];
  /** Of each problem, where there are several. */
  readonly problems: readonly { readonly label: string; readonly finding: string }[];
  /** What is to be looked at before the charts. */
  readonly first?: ReportSection;
  readonly charts: readonly DocumentChart[];
  /** Who ended where, the first tables of the page: one, unless results can't be ranked together. */
  readonly rankings: readonly Ranking[];
  /** What must not be concluded. */
  readonly caveats: readonly string[];
  /** The evidence: what was compared and how, and how to run it again. */
  readonly sections: readonly ReportSection[];
}

export interface Ranking {
  readonly table: ReportTable;
  /** Stands under the table. */
  readonly note: string;
}

export interface ReportSection {
  readonly heading: string;
  readonly content: Html;
}
