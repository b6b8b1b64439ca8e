import type { TableDefinition } from '../base/files/table.ts';
import { experimentTables } from '../results/tables/registry.ts';
import { STUDY_TABLES, studyTables } from '../study/tables/registry.ts';
import { sensitivity } from '../study/tables/sensitivity.ts';
import { escaped } from './markdown.ts';

/** docs/tables.md: every CSV file that experiments and studies leave, with its columns. */
export function tablesPage(): string {
  return `${[
    '# Tables',
    'Written by `npm run build` from the definitions in `src/results/tables/` and `src/study/tables/`.',
    'All are CSV (RFC 4180, lines end with a line feed) with the columns’ names in the first line, and ' +
      'the same bytes each time, on every machine. A number is the shortest text that reads back to the ' +
      'same number, or one of the words Infinity, -Infinity and NaN.',
    '## Of an experiment',
    'In `results/NAME/`, by `lockstep run`.',
    ...experimentTables.map((table) =>
      section(
        table,
        table.askedForBy && `It is there where the experiment has \`${table.askedForBy}\`.`,
      ),
    ),
    '## Of a study',
    'In `results/comparisons/NAME/`, by `lockstep compare`. In code its rows are in ' +
      '`tables.summary`, `tables.runs` and so on, with the columns’ names as keys.',
    ...STUDY_TABLES.map((name) => section(studyTables[name])),
    '## Of `lockstep tune` and `lockstep sensitivity`',
    `\`lockstep tune\` writes a \`${studyTables.trials.file}\` of its own, with the same columns, to ` +
      '`tuning/` in the study’s folder; `lockstep sensitivity` a file for each option that it varies to ' +
      'the folder itself.',
    section(sensitivity),
  ].join('\n\n')}\n`;
}

function section({ file, row, columns }: TableDefinition, when?: string): string {
  const rows = Object.entries(columns).map(
    ([name, { expected, description }]) =>
      `| \`${name}\` | ${escaped(expected)} | ${escaped(description)} |`,
  );
  return [
    `### ${file}`,
    [`A row is ${row}.`, ...(when ? [when] : [])].join(' '),
    ['| column | holds | |', '| --- | --- | --- |', ...rows].join('\n'),
  ].join('\n\n');
}
