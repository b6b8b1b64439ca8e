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

/** A column of a table: its heading, and a row's cell in it. */
export interface TableColumn<Row> {
  readonly heading: string;
  readonly numeric?: boolean;
  readonly cell: (row: Row) => ReportCell;
}

/** The table of some rows, by its columns; the first of them names the row. */
export function tableOf<Row>(
  caption: string,
  columns: readonly TableColumn<Row>[],
  rows: readonly Row[],
): ReportTable {
  return {
    caption,
    columns: columns.map(({ cell: _, ...column }) => column),
    rows: rows.map((row) => columns.map(({ cell }) => cell(row))),
  };
}
