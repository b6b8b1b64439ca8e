import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { CsvError, parse } from 'csv-parse/sync';
import { codeOf } from '../base/errors/code-of.ts';
import { itemAt } from '../base/lists/item-at.ts';
import { UserError } from '../base/errors/user-error.ts';
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
/** What stands for a number that is missing; no name of a column. */
const MISSING = /^(|\?|-+|na|n\/a|nan|null|none)$/i;
const CALL_IT_LABEL = `If this line is a header, call the class's column "${LABEL}"`;

/**
 * Reads a CSV file with a row an example: numbers, and a class in the column `label` or, where no
 * column is called so, in the last. The first line is a header where it names the columns: one of them
 * `label`, or all inputs by other things than numbers.
 *
 * @throws UserError where a cell is missing or no number, or where the first line may be a header or
 *   a row, by line
 */
export async function readCsvRows(file: string): Promise<CsvRows> {
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new UserError(`The data file ${file} can't be read (${codeOf(error)}).`);
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
  const others = lines.slice(1);
  const hasHeader = named >= 0 || isHeader(first, others, file);
  const rows = hasHeader ? others : lines;
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
          `${file}, line ${line}: ${name} is ${written(cell)}, expected a number. ` +
            'Fill in what is missing and turn words into numbers first.',
        );
      }
      values[next++] = Number(cell);
    });
    const name = itemAt(cells, labelColumn);
    if (name === '') throw new UserError(`${file}, line ${line}: the class is empty.`);
    return name;
  });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { columns, values, classNames, file: { name: path.basename(file), sha256 } };
}

/**
 * Whether the first line of a file without a column `label` names the columns.
 * @throws UserError where it could be a row as well: it must be neither lost nor trained on
 */
function isHeader({ cells, line }: Line, rows: readonly Line[], file: string): boolean {
  const inputs = cells.slice(0, -1);
  const name = itemAt(cells, cells.length - 1);
  const isClass = rows.some((row) => row.cells.at(-1) === name);
  const number = inputs.findIndex(isNumber);
  const [other] = [...inputs.entries()].filter(([, cell]) => !isNumber(cell));
  const areNames = number < 0 && !inputs.every((cell) => MISSING.test(cell));
  if (areNames && !isClass) return true;
  if (other) {
    const [place, cell] = other;
    const beside = number < 0 ? '' : ` as in column ${number + 1}`;
    throw new UserError(
      `${file}, line ${line}: column ${place + 1} is ${written(cell)}, expected a number${beside}. ` +
        `Fill in what is missing and turn words into numbers first. ${CALL_IT_LABEL}.`,
    );
  }
  // As pandas numbers columns that have no names.
  const areCounted = [0, 1].some((from) => inputs.every((cell, i) => cell === String(from + i)));
  if (inputs.length > 1 && areCounted && !isClass && !isNumber(name)) {
    throw new UserError(
      `${file}, line ${line}: "${cells.join(', ')}" may be a header or a row. ` +
        `${CALL_IT_LABEL}; if it is a row, put a header above it.`,
    );
  }
  return false;
}

interface Line {
  readonly cells: readonly string[];
  readonly line: number;
}

function parseLines(bytes: Buffer, file: string): Line[] {
  try {
    const parsed: Line[] = [];
    parse(bytes, {
      bom: true,
      skip_empty_lines: true,
      trim: true,
      on_record: (cells: readonly string[], { lines }) => {
        parsed.push({ cells, line: lines });
        return undefined;
      },
    });
    return parsed;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new UserError(`${file}: ${error.message}.`);
  }
}

function written(cell: string): string {
  return cell === '' ? 'empty' : `"${cell}"`;
}

function isNumber(cell: string): boolean {
  return cell !== '' && Number.isFinite(Number(cell));
}
