import { hasKeys } from '../base/errors/wrong-argument.ts';
import type { Results } from '../results/results.ts';
import { describeMachine, describeVersions } from '../results/machine.ts';
import type { Analysis } from './analyse.ts';
import { caveatsOf } from './words/caveats.ts';
import { costTable } from './cost.ts';
import type { StudyCourse, StudyEnvironment } from './environment.ts';
import { studyManifest, type StudyManifest } from './manifest.ts';
import { finding } from './words/summary.ts';
import {
  STUDY_TABLES,
  studyTables,
  type StudyTableName,
  type StudyTables,
  withRows,
} from './tables/registry.ts';
import type { SensitivityRow } from './tables/sensitivity.ts';

/** All that a study's folder holds: what reports are drawn from. */
export interface StudyResults {
  readonly kind: 'study';
  readonly manifest: StudyManifest;
  /** Missing where the folder came without it. */
  readonly environment: StudyEnvironment | undefined;
  /** The rows of each table, by its name: `tables.curves`. */
  readonly tables: StudyTables;
  /** What `lockstep sensitivity` measured, by the option that it varied. */
  readonly sensitivity: ReadonlyMap<string, readonly SensitivityRow[]>;
  /** Tables that the folder lacks: an older version wrote it, or they are lost. */
  readonly missing: readonly StudyTableName[];
}

/** What a results folder holds. */
export type AnyResults = Results | StudyResults;

/**
 * A study's numbers as tables, with what stands beside them.
 * @param ended why not all runs were computed, in a sentence
 */
export function studyResults(
  analysis: Analysis,
  course: StudyCourse,
  ended?: string,
): StudyResults & { readonly environment: StudyEnvironment } {
  const words = { findings: analysis.problems.map(finding), caveats: caveatsOf(analysis) };
  return {
    kind: 'study',
    manifest: studyManifest(analysis, words, ended),
    environment: {
      ...course,
      machine: describeMachine(),
      versions: describeVersions(),
      cost: costTable(analysis),
    },
    tables: STUDY_TABLES.reduce<StudyTables>(
      (tables, name) => withRows(tables, name, studyTables[name].rows(analysis)),
      {},
    ),
    sensitivity: new Map(),
    missing: [],
  };
}

/** Whether a value is the results of a study; what is inside their tables is believed. */
export function isStudyResults(value: unknown): value is StudyResults {
  return (
    hasKeys(value, 'kind', 'manifest', 'tables') &&
    value.kind === 'study' &&
    hasKeys(value.manifest, 'comparison', 'problems') &&
    typeof value.tables === 'object'
  );
}
