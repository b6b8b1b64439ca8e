import path from 'node:path';
import { readComparison } from '../../src/study/read.ts';
import type { ComparisonResults, TableRow } from '../../src/study/results.ts';
import { ROOT } from '../end-to-end/lockstep.ts';

/** A small comparison that `lockstep compare` and `lockstep sensitivity` wrote. */
export function keptComparison(): Promise<ComparisonResults> {
  return readComparison(path.join(ROOT, 'test/report/comparison'));
}

/** The comparison on one of its problems. */
export async function comparisonOnOne(problem: string): Promise<ComparisonResults> {
  return onOne(await keptComparison(), problem);
}

export function onOne(results: ComparisonResults, problem: string): ComparisonResults {
  const ofAll = ['profiles.csv', 'scores.csv', 'runtimes.csv'];
  return {
    ...results,
    manifest: {
      ...results.manifest,
      problems: results.manifest.problems.filter(({ label }) => label === problem),
    },
    tables: new Map([...results.tables].filter(([file]) => !ofAll.includes(file))),
  };
}

/** The comparison with other labels. */
export async function relabelledComparison(labels: readonly string[]): Promise<ComparisonResults> {
  const results = await keptComparison();
  const { comparison } = results.manifest;
  const known = comparison.optimizers.map(({ label, name }) => label ?? name);
  const relabel = (label: string) => labels[known.indexOf(label)] ?? label;
  const relabelRow = (row: TableRow): TableRow =>
    Object.fromEntries(
      Object.entries(row).map(([column, cell]) => [
        column,
        column.startsWith('optimizer') ? relabel(cell) : cell,
      ]),
    );
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
    tables: new Map([...results.tables].map(([file, rows]) => [file, rows.map(relabelRow)])),
  };
}
