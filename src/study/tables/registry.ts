import { curvesTable } from './curves.ts';
import { differencesTable } from './differences.ts';
import { lossesTable } from './losses.ts';
import { pathsTable } from './paths.ts';
import { profilesTable } from './profiles.ts';
import { runsTable } from './runs.ts';
import { runtimesTable } from './runtimes.ts';
import { scoresTable } from './scores.ts';
import { stabilityTable } from './stability.ts';
import { summaryTable } from './summary.ts';
import { targetsTable } from './targets.ts';
import { trialsTable } from './trials.ts';
import type { Table } from './table.ts';

/** Every table, one a quantity; the only place that lists them. docs/tables.md describes them. */
export const tables: readonly Table[] = [
  summaryTable,
  runsTable,
  trialsTable,
  differencesTable,
  curvesTable,
  lossesTable,
  targetsTable,
  stabilityTable,
  runtimesTable,
  profilesTable,
  scoresTable,
  pathsTable,
];
