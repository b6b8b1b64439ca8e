import { UserError } from '../errors/user-error.ts';

/**
 * The number in a column of a row that lockstep wrote.
 * @throws UserError that names the file, the line and the column where there is none
 */
export function csvNumber<Column extends string>(
  file: string,
  row: Record<Column, string> & { readonly line: number },
  column: Column,
): number {
  const value = Number(row[column]);
  if (row[column] === '' || (Number.isNaN(value) && row[column] !== 'NaN')) {
    throw new UserError(`${file}:${row.line}: ${column} is "${row[column]}", expected a number.`);
  }
  return value;
}
