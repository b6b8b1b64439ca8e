import type { TopLevelSpec } from 'vega-lite';
import type { ReportTable } from '../../page/report-table.ts';
import type { ChartName } from './chart-names.ts';

/** A chart ready to be drawn. */
export interface DrawnChart {
  /** Names its files and its place in the page: lower-case letters, digits, hyphens. */
  readonly name: ChartName;
  /** The problem that it is of, where there are several. */
  readonly problem?: string;
  /** What stands under it, one or two sentences. */
  readonly caption: string;
  /** With the data inside, and a description in words. */
  readonly specification: TopLevelSpec;
  /** The numbers behind it. */
  readonly table: ReportTable;
}
