import { CsvError, parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { UserError } from '../errors/user-error.ts';
import { UNREADABLE, type Column, type CellValue } from './column.ts';
import { readTextFile } from './json-file.ts';

/** A table's columns by name, in their order. */
export type Columns = Readonly<Record<string, Column<unknown>>>;

/** A row of a table with these columns. */
export type RowOf<OfColumns extends Columns> = {
  readonly [Name in keyof OfColumns]: CellValue<OfColumns[Name]>;
};

/** What a table is, said once: its file's name, what a row is, and its columns. */
export interface TableDefinition<OfColumns extends Columns = Columns> {
  readonly file: string;
  /** `an optimizer on a problem` */
  readonly row: string;
  readonly columns: OfColumns;
}

/** A table in long form, that lockstep writes to a CSV file and reads from there. */
export interface Table<Row extends object> extends TableDefinition {
  /** The text of its file. */
  write(rows: Iterable<Row>): string;
  /**
   * Reads the rows of such a file.
   * @throws UserError that names the file and the line of what is wrong, and the column where it is a cell
   */
  readonly read: (file: string) => Promise<Row[]>;
  /** As `read`, a row at a time, with its place for errors: `losses.csv:12`. */
  readEach(file: string, take: (row: Row, place: string) => void): Promise<void>;
  /** A row as it is read back. */
  asRead(row: Row): Row;
}

/** The rows of a table. */
export type RowIn<OfTable> = OfTable extends Table<infer Row> ? Row : never;

export function defineTable<const OfColumns extends Columns>({
  file,
  row,
  columns,
}: TableDefinition<OfColumns>): Table<RowOf<OfColumns>> {
  type Row = RowOf<OfColumns>;
  const names = Object.keys(columns);
  const entries = Object.entries<Column<unknown>>(columns);
  const cellsOf = (row: Row) => entries.map(([name, column]) => column.write(row[name]));
  const rowOf = (cells: readonly string[], place: string): Row => {
    const row: Record<string, unknown> = {};
    for (const [i, [name, column]] of entries.entries()) {
      const cell = cells[i] ?? '';
      const value = column.read(cell);
      if (value === UNREADABLE) {
        throw new UserError(`${place}: ${name} is "${cell}", expected ${column.expected}.`);
      }
      row[name] = value;
    }
    return row as Row;
  };
  /** What an older version wrote may lack the last columns, where their cells may be empty. */
  const isHeader = (cells: readonly string[]) =>
    cells.join() === names.slice(0, cells.length).join() &&
    entries.slice(cells.length).every(([, column]) => column.read('') !== UNREADABLE);
  const readEach: Table<Row>['readEach'] = async (path, take) => {
    const text = await readTextFile(path);
    readRecords(path, text, names, isHeader, (cells, place) => take(rowOf(cells, place), place));
  };
  return {
    file,
    row,
    columns,
    write: (rows) => stringify(Array.from(rows, cellsOf), { header: true, columns: names }),
    read: async (path) => {
      const rows: Row[] = [];
      await readEach(path, (row) => rows.push(row));
      return rows;
    },
    readEach,
    asRead: (row) => rowOf(cellsOf(row), file),
  };
}

/** Hands on the cells of each line but the first, which must name the columns. */
function readRecords(
  file: string,
  text: string,
  names: readonly string[],
  isHeader: (cells: readonly string[]) => boolean,
  take: (cells: readonly string[], place: string) => void,
): void {
  let header: readonly string[] | undefined;
  const checkHeader = (cells: readonly string[] | undefined) => {
    if (cells && isHeader(cells)) return;
    throw new UserError(
      `${file}:1: its columns are ${cells?.join(', ') ?? 'missing'}; expected ${names.join(', ')}.`,
    );
  };
  try {
    parse(text, {
      on_record: (cells: readonly string[], { lines }) => {
        if (header) take(cells, `${file}:${lines}`);
        else checkHeader((header = cells));
        return undefined;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const lines: unknown = error['lines'];
    throw new UserError(
      `${file}:${typeof lines === 'number' ? lines : 1}: this is not valid CSV: ${error.message}.`,
    );
  }
  if (!header) checkHeader(undefined);
}
