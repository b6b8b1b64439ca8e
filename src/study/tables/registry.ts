import type { RowIn } from '../../base/files/table.ts';
import { curves } from './curves.ts';
import { differences } from './differences.ts';
import { losses } from './losses.ts';
import { paths } from './paths.ts';
import { profiles } from './profiles.ts';
import { runs } from './runs.ts';
import { runtimes } from './runtimes.ts';
import { scores } from './scores.ts';
import { stability } from './stability.ts';
import { summary } from './summary.ts';
import { targets } from './targets.ts';
import type { StudyTable } from './table.ts';
import { trials } from './trials.ts';

/** Every table of a study by name, one a quantity; the only place that lists them. */
const registry = {
  summary,
  runs,
  trials,
  differences,
  curves,
  losses,
  targets,
  stability,
  runtimes,
  profiles,
  scores,
  paths,
};

export type StudyTableName = keyof typeof registry;

/** What a row of each table is, by the table's name: docs/tables.md tells of the columns. */
export type StudyRows = { readonly [Name in StudyTableName]: RowIn<(typeof registry)[Name]> };

/** The tables of a study that there are, by name. */
export type StudyTables = { readonly [Name in StudyTableName]?: readonly StudyRows[Name][] };

/** The tables by name, each with rows of its own type. */
export const studyTables: { readonly [Name in StudyTableName]: StudyTable<StudyRows[Name]> } =
  registry;

/** The names of all tables, in their order. */
export const STUDY_TABLES = Object.keys(studyTables) as StudyTableName[];

/** The tables with the rows of one put among them. */
export function withRows<Name extends StudyTableName>(
  tables: StudyTables,
  name: Name,
  rows: readonly StudyRows[Name][],
): StudyTables {
  return { ...tables, [name]: rows };
}
