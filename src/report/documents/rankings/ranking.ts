import type { ReportTable } from '../../page/report-table.ts';

/** Who ended where. */
export interface Ranking {
  readonly table: ReportTable;
  /** Stands under the table. */
  readonly note: string;
}
