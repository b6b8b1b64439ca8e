import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { CsvError, parse } from 'csv-parse/sync';
import { UserError } from '../errors/user-error.ts';
import type { DataFile } from './dataset.ts';

/** A CSV file of labelled rows: numbers, and the name of each row's class. */
export interface CsvRows {
  /** The columns that are inputs; numbered from 1 where the file has no header. */
  readonly columns: readonly string[];
  /** Row-major, a number for each input column. */
  readonly values: Float64Array;
  /** Of each row. */
  readonly classNames: readonly string[];
  readonly file: DataFile;
}

/** The column of the classes, where the header names one so; else it is the last. */
const LABEL = 'label';

/**
 * Reads a CSV file with a row an example: numbers, and a class in the column `label` or, where no
 * column is called so, in the last. A first row that holds other things than numbers beside the class
 * is the header.
 *
 * @throws UserError where a cell is missing or no number, by line
 */
export async function readCsvRows(file: string): Promise<CsvRows> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new UserError(`The data file ${file} can't be read (${error.code}).`);
  });
  const lines = parseLines(bytes, file);
  const [first] = lines;
  if (!first) throw new UserError(`${file} is empty; expected a row for each example.`);
  const width = first.cells.length;
  if (width < 2) {
    throw new UserError(
      `${file} has one column, expected numbers and a class, separated by commas.`,
    );
  }
  const named = first.cells.indexOf(LABEL);
  const labelColumn = named >= 0 ? named : width - 1;
  const hasHeader = first.cells.some((cell, i) => i !== labelColumn && !isNumber(cell));
  const rows = hasHeader ? lines.slice(1) : lines;
  const columns = first.cells
    .map((cell, i) => (hasHeader ? cell : String(i + 1)))
    .filter((_, i) => i !== labelColumn);
  const values = new Float64Array(rows.length * columns.length);
  let next = 0;
  const classNames = rows.map(({ cells, line }) => {
    cells.forEach((cell, i) => {
      if (i === labelColumn) return;
      if (!isNumber(cell)) {
        const name = hasHeader ? `column ${first.cells[i]}` : `column ${i + 1}`;
        throw new UserError(
          `${file}, line ${line}: ${name} is ${cell === '' ? 'empty' : `"${cell}"`}, expected a number. ` +
            'Fill in what is missing and turn words into numbers first.',
        );
      }
      values[next++] = Number(cell);
    });
    const name = cells[labelColumn]!;
    if (name === '') throw new UserError(`${file}, line ${line}: the class is empty.`);
    return name;
  });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { columns, values, classNames, file: { name: path.basename(file), sha256 } };
}

interface Line {
  readonly cells: readonly string[];
  readonly line: number;
}

function parseLines(bytes: Buffer, file: string): Line[] {
  try {
    const parsed = parse(bytes, {
      bom: true,
      info: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return parsed.map(({ record, info }) => ({ cells: record, line: info.lines }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new UserError(`${file}: ${error.message}.`);
  }
}

function isNumber(cell: string): boolean {
  return cell !== '' && Number.isFinite(Number(cell));
}
