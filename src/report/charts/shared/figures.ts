import { figure } from '../../../study/words/metric-words.ts';
import { numberCell, type ReportCell } from '../../page/report-table.ts';

/** A number of a table as a report's cell. */
export function figureCell(value: number): ReportCell {
  return Number.isNaN(value) ? '–' : numberCell(value, figure(value));
}

/** A finite number of a picture, six digits that count. */
export function short(value: number): number {
  return Number(value.toPrecision(6));
}

/** A number of a picture; what is not finite is left out. */
export function drawn(value: number): number | null {
  return Number.isFinite(value) ? short(value) : null;
}

/** Headings of columns: of texts, then of numbers. */
export function headings(texts: readonly string[], numbers: readonly string[]) {
  return [
    ...texts.map((heading) => ({ heading })),
    ...numbers.map((heading) => ({ heading, numeric: true })),
  ];
}
