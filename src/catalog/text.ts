import wrapAnsi from 'wrap-ansi';
import { textTable } from '../base/text/text-table.ts';
import { citationOf, defaultOf, defaultsOf, rangeOf, type Entry } from './entry.ts';

/** Columns of the terminal that the narrow ones of a table take. */
const NARROW = { options: 44, state: 18 };
const LEAST_FOR_PAPER = 30;

/** Optimizers as a table: name, year, options with defaults, state arrays, paper. */
export function optimizersTable(entries: readonly Entry[], width: number): string {
  const names = Math.max(...entries.map(({ name }) => name.length));
  const taken = names + 4 + NARROW.options + NARROW.state + 4 * 2;
  const forPaper = Math.max(LEAST_FOR_PAPER, width - taken);
  const columns = [
    { heading: 'name' },
    { heading: 'year' },
    { heading: 'options and defaults' },
    { heading: 'state' },
    { heading: 'paper' },
  ];
  const rows = entries.map((entry) => [
    entry.name,
    String(entry.paper?.year ?? ''),
    wrapped(defaultsOf(entry), NARROW.options),
    wrapped((entry.state ?? []).join(', ') || '–', NARROW.state),
    wrapped(entry.paper ? `${entry.paper.authors}: ${entry.paper.title}` : '', forPaper),
  ]);
  return textTable(columns, rows);
}

/** Wrappers or schedules as a table: name, options with defaults, what each does. */
export function shortTable(entries: readonly Entry[], width: number): string {
  const names = Math.max(...entries.map(({ name }) => name.length));
  const forSummary = Math.max(LEAST_FOR_PAPER, width - names - NARROW.options - 2 * 2);
  return textTable(
    [{ heading: 'name' }, { heading: 'options and defaults' }, { heading: 'what it does' }],
    entries.map((entry) => [
      entry.name,
      wrapped(defaultsOf(entry) || '–', NARROW.options),
      wrapped(entry.summary, forSummary),
    ]),
  );
}

/** One entry in full. */
export function entryText(entry: Entry, width: number): string {
  const { name, label, summary, formula, paper, state, layerwise } = entry;
  const parts = [label === undefined ? name : `${label} (${name})`, wrapped(summary, width)];
  if (formula !== undefined) parts.push(indented(wrapped(formula, width - 4)));
  if (paper) parts.push(`Paper: ${wrapped(citationOf(paper), width - 7)}\n${paper.url}`);
  if (state) {
    const kept = state.length > 0 ? state.join(', ') : 'none';
    const matrices = layerwise ? '; a number’s update depends on the whole array it is in' : '';
    parts.push(`State kept for each parameter: ${kept}${matrices}`);
  }
  const options = Object.entries(entry.options).map(([option, spec]) => [
    option,
    defaultOf(spec),
    wrapped(`${spec.help}\n${rangeOf(spec)}`.trim(), Math.max(LEAST_FOR_PAPER, width - 36)),
  ]);
  if (options.length > 0) {
    const columns = [{ heading: 'option' }, { heading: 'default' }, { heading: '' }];
    parts.push(textTable(columns, options));
  }
  return parts.join('\n\n');
}

function wrapped(text: string, width: number): string {
  return wrapAnsi(text, width, { hard: false });
}

function indented(text: string): string {
  return text.replaceAll(/^/gm, '    ');
}
