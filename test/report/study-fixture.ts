import path from 'node:path';
import { readStudyFolder } from '../../src/study/read.ts';
import type { StudyResults } from '../../src/study/results.ts';
import { ROOT } from '../fixtures/lockstep.ts';

/** A small comparison that `lockstep compare` and `lockstep sensitivity` wrote. */
export function keptComparison(): Promise<StudyResults> {
  return readStudyFolder(path.join(ROOT, 'test/report/comparison'));
}

/** The comparison on one of its problems. */
export async function comparisonOnOne(problem: string): Promise<StudyResults> {
  return onOne(await keptComparison(), problem);
}

export function onOne(results: StudyResults, problem: string): StudyResults {
  const { profiles: _, scores: __, runtimes: ___, ...tables } = results.tables;
  return {
    ...results,
    manifest: {
      ...results.manifest,
      problems: results.manifest.problems.filter(({ label }) => label === problem),
    },
    tables,
  };
}

/** The comparison with other labels. */
export async function relabelledComparison(labels: readonly string[]): Promise<StudyResults> {
  const results = await keptComparison();
  const { comparison } = results.manifest;
  const known = comparison.optimizers.map(({ label, name }) => label ?? name);
  const relabel = (label: string) => labels[known.indexOf(label)] ?? label;
  const relabelRow = <Row extends object>(row: Row): Row => ({
    ...row,
    ...Object.fromEntries(
      Object.entries(row).flatMap(([column, cell]: [string, unknown]) =>
        column.startsWith('optimizer') ? [[column, relabel(String(cell))]] : [],
      ),
    ),
  });
  return {
    ...results,
    manifest: {
      ...results.manifest,
      comparison: {
        ...comparison,
        optimizers: comparison.optimizers.map((entry, i) => ({
          ...entry,
          label: labels[i] ?? known[i],
        })),
      },
    },
    environment: {
      ...results.environment!,
      cost: results.environment!.cost.map((row) => ({
        ...row,
        optimizer: relabel(row.optimizer),
      })),
    },
    tables: Object.fromEntries(
      Object.entries(results.tables).map(([name, rows]) => [name, rows.map(relabelRow)]),
    ),
    sensitivity: new Map(
      [...results.sensitivity].map(([option, rows]) => [option, rows.map(relabelRow)]),
    ),
  };
}
