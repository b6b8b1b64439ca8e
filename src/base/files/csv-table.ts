import { parse } from 'csv-parse/sync';
import { UserError } from '../errors/user-error.ts';
import { readTextFile } from './json-file.ts';

/** A row by column, and the line on which it ends. */
export type CsvRow<Columns extends readonly string[]> = Record<Columns[number], string> & {
  line: number;
};

/**
 * Reads a CSV file that lockstep wrote.
 * @throws UserError that names the file and the line of what is wrong
 */
export async function readCsvTable<const Columns extends readonly string[]>(
  file: string,
  columns: Columns,
): Promise<CsvRow<Columns>[]> {
  const text = (await readTextFile(file))!;
  let rows: { record: string[]; info: { lines: number } }[];
  try {
    rows = parse(text, { info: true }) as unknown as typeof rows;
  } catch (error) {
    const { lines, message } = error as { lines?: number; message: string };
    throw new UserError(`${file}:${lines ?? 1}: this is not valid CSV: ${message}.`);
  }
  const [header, ...body] = rows;
  if (header?.record.join() !== columns.join()) {
    throw new UserError(
      `${file}:1: its columns are ${header?.record.join(', ') ?? 'missing'}; expected ${columns.join(', ')}.`,
    );
  }
  return body.map(({ record, info }) => ({
    ...(Object.fromEntries(columns.map((column, i) => [column, record[i]!])) as Record<
      Columns[number],
      string
    >),
    line: info.lines,
  }));
}
