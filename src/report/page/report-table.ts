/** A cell: what people read, and, where that is rounded, the number itself. */
export type ReportCell = string | { readonly text: string; readonly value: number };

/** A table of a report; can be taken away as CSV. */
export interface ReportTable {
  readonly caption: string;
  readonly columns: readonly { readonly heading: string; readonly numeric?: boolean }[];
  /** The first cell of each names the row. */
  readonly rows: readonly (readonly ReportCell[])[];
}

/** A number as a cell. */
export function numberCell(value: number, text: string): ReportCell {
  return { text, value };
}

/** What stands in a CSV file for a cell. */
export function cellValue(cell: ReportCell): string {
  return typeof cell === 'string' ? cell : String(cell.value);
}

/** What people read. */
export function cellText(cell: ReportCell): string {
  return typeof cell === 'string' ? cell : cell.text;
}
