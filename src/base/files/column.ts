/** What reading gives for a cell that holds no value of its column. */
export const UNREADABLE = Symbol('unreadable');

/** How one kind of value is written to a cell of a CSV file and read from it. */
export interface Column<Value> {
  /** What it holds, in a line. */
  readonly description: string;
  /** What a cell holds, in the error where it doesn't: `a number`. */
  readonly expected: string;
  write(value: Value): string;
  read(cell: string): Value | typeof UNREADABLE;
}

/** The type of a column's values. */
export type CellValue<OfColumn> = OfColumn extends Column<infer Value> ? Value : never;

/** Any text. */
export function text(description: string): Column<string> {
  return { description, expected: 'a text', write: String, read: String };
}

/**
 * A number, as the shortest text that reads back to the same; those that are not finite as Infinity,
 * -Infinity and NaN. A zero loses its sign.
 */
export function number(description: string): Column<number> {
  return { description, expected: 'a number', write: String, read: numberIn };
}

/** A number without a fraction, never infinite. */
export function integer(description: string): Column<number> {
  return {
    description,
    expected: 'a whole number',
    write: String,
    read: (cell) => {
      const value = numberIn(cell);
      return Number.isInteger(value) ? value : UNREADABLE;
    },
  };
}

/** `true` or `false`. */
export function boolean(description: string): Column<boolean> {
  return {
    description,
    expected: 'true or false',
    write: String,
    read: (cell) => (cell === 'true' ? true : cell === 'false' ? false : UNREADABLE),
  };
}

/** One of a few words. */
export function oneOf<const Word extends string>(
  words: readonly Word[],
  description: string,
): Column<Word> {
  return {
    description,
    expected: words.join(', '),
    write: String,
    read: (cell) => words.find((word) => word === cell) ?? UNREADABLE,
  };
}

/** An object, as JSON. */
export function jsonObject(description: string): Column<Readonly<Record<string, unknown>>> {
  return {
    description,
    expected: 'an object in JSON',
    write: (value) => JSON.stringify(value),
    read: (cell) => {
      try {
        const value: unknown = JSON.parse(cell);
        return isRecord(value) ? value : UNREADABLE;
      } catch {
        return UNREADABLE;
      }
    },
  };
}

/** A column whose cells may be empty: there is nothing then. */
export function optional<Value>(column: Column<Value>): Column<Value | undefined> {
  return {
    description: column.description,
    expected: `${column.expected} or nothing`,
    write: (value) => (value === undefined ? '' : column.write(value)),
    read: (cell) => (cell === '' ? undefined : column.read(cell)),
  };
}

function numberIn(cell: string): number | typeof UNREADABLE {
  const value = Number(cell);
  const isNumber = cell.trim() !== '' && (!Number.isNaN(value) || cell === 'NaN');
  return isNumber ? value : UNREADABLE;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
