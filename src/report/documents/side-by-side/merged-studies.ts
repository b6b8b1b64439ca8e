import type { StudyResults } from '../../../study/results.ts';
import {
  STUDY_TABLES,
  studyTables,
  withRows,
  type StudyRows,
  type StudyTableName,
  type StudyTables,
} from '../../../study/tables/registry.ts';
import { labelOf, relabelled, type Named } from './named-results.ts';

/** Tables whose rows are each of one optimizer on one problem: they can stand under each other. */
type OfOneOptimizer = {
  [Name in StudyTableName]: StudyRows[Name] extends { problem: string; optimizer: string }
    ? Name
    : never;
}[StudyTableName];

function isOfOneOptimizer(name: StudyTableName): name is OfOneOptimizer {
  const { columns } = studyTables[name];
  return 'problem' in columns && 'optimizer' in columns;
}

/**
 * Several studies as one, each label with its results' name behind it.
 * @param problems the labels of those that they have in common
 */
export function mergedStudies(
  title: string,
  parts: readonly Named<StudyResults>[],
  problems: readonly string[],
): StudyResults {
  const [{ results: first }] = parts as [Named<StudyResults>];
  const { manifest } = first;
  const isCommon = (label: string | undefined) => label !== undefined && problems.includes(label);
  const reachable = problems.filter((label) => haveOneTarget(parts, label));
  return {
    kind: 'study',
    manifest: {
      ...manifest,
      comparison: {
        ...manifest.comparison,
        title,
        optimizers: parts.flatMap(({ name, results }) =>
          relabelled(results.manifest.comparison.optimizers, name),
        ),
      },
      problems: manifest.problems
        .filter(({ label }) => isCommon(label))
        .map(({ target, ...problem }) => ({
          ...problem,
          ...(target && reachable.includes(problem.label) ? { target } : {}),
          finding: parts
            .map(({ name, results }) => {
              const own = results.manifest.problems.find(({ label }) => label === problem.label);
              return `${name}: ${own?.finding}`;
            })
            .join(' '),
        })),
      chosen: parts.flatMap(({ name, results }) =>
        results.manifest.chosen
          .filter(({ problem }) => isCommon(problem))
          .map((one) => ({ ...one, optimizer: labelOf(one.optimizer, name) })),
      ),
      caveats: parts.flatMap(({ name, results }) =>
        results.manifest.caveats.map((caveat) => `${name}: ${caveat}`),
      ),
    },
    environment: undefined,
    tables: mergedTables(parts, (table) => (table === 'targets' ? reachable : problems)),
    sensitivity: new Map(),
    missing: [],
  };
}

/** The rows of all on the problems, of those tables that all have. */
function mergedTables(
  parts: readonly Named<StudyResults>[],
  problemsIn: (table: OfOneOptimizer) => readonly string[],
): StudyTables {
  const rowsIn = <Name extends OfOneOptimizer>(table: Name): StudyRows[Name][] => {
    const problems = problemsIn(table);
    return parts.flatMap(({ name, results }) =>
      (results.tables[table] ?? [])
        .filter(({ problem }) => problems.includes(problem))
        .map((row) => ({ ...row, optimizer: labelOf(row.optimizer, name) })),
    );
  };
  return STUDY_TABLES.filter(isOfOneOptimizer)
    .filter((table) => parts.every(({ results }) => results.tables[table]))
    .reduce<StudyTables>((tables, table) => withRows(tables, table, rowsIn(table)), {});
}

/** Whether all were timed to the same target: it may be the median of one of their own. */
function haveOneTarget(parts: readonly Named<StudyResults>[], problem: string): boolean {
  const targets = parts.map(({ results }) => {
    return results.manifest.problems.find(({ label }) => label === problem)?.target?.value;
  });
  return new Set(targets).size === 1;
}
