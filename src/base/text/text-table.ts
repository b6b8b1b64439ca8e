import { itemAt } from '../lists/item-at.ts';
import { paired } from '../lists/paired.ts';

/** A column of a table on the terminal. */
export interface TextColumn {
  readonly heading: string;
  /** Set flush right. */
  readonly numeric?: boolean;
}

/** Rows of text as an aligned table, headings first; a cell may have several lines. */
export function textTable(
  columns: readonly TextColumn[],
  rows: readonly (readonly string[])[],
): string {
  const lines = [columns.map(({ heading }) => heading), ...rows].flatMap(linesOf);
  const sized = columns.map(({ numeric }, place) => ({
    numeric,
    width: Math.max(...lines.map((line) => itemAt(line, place).length)),
  }));
  const aligned = lines.map((line) =>
    paired(line, sized)
      .map(([text, { numeric, width }]) => (numeric ? text.padStart(width) : text.padEnd(width)))
      .join('  ')
      .trimEnd(),
  );
  return aligned.join('\n');
}

/** The lines of a row, of the height of its highest cell. */
function linesOf(cells: readonly string[]): string[][] {
  const split = cells.map((cell) => cell.split('\n'));
  const height = Math.max(...split.map(({ length }) => length));
  return Array.from({ length: height }, (_, i) => split.map((lines) => lines[i] ?? ''));
}
