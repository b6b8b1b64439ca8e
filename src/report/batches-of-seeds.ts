import type { ComparisonResults, TableRow } from '../comparison/results.ts';
import { rowsOf } from './charts/comparison-chart.ts';
import type { ReportTable } from './report-table.ts';

/**
 * What the hashes of a comparison's final runs show: in a seed all runs of a problem that went as far
 * must have the same batches, and all the same first parameters.
 */
export function batchesOfSeeds(results: ComparisonResults): {
  readonly words: string;
  readonly table: ReportTable;
} {
  const runs = rowsOf(results, 'runs.csv').filter((row) => row['batches_sha256'] !== '');
  const bySeed = groups(runs, (row) => `${row['problem']} ${row['seed']}`);
  const unlike = bySeed.filter(
    (group) =>
      distinct(group, 'initial_parameters_sha256') > 1 ||
      groups(
        group.filter((row) => row['status'] !== 'failed'),
        (row) => row['steps']!,
      ).some((ofLength) => distinct(ofLength, 'batches_sha256') > 1),
  );
  const words =
    unlike.length > 0
      ? `In ${unlike.length} of ${bySeed.length} seeds the runs did NOT see the same batches or did not start from the same parameters. Do not compare them.`
      : `In each of the ${bySeed.length} seeds all runs started from the same parameters and saw the same batches in the same order: the SHA-256 of both are the same. A run that ended early has the hash of the batches it got.`;
  return {
    words,
    table: {
      caption: 'Hashes of batches and first parameters',
      columns: [
        { heading: 'problem' },
        { heading: 'seed' },
        { heading: 'runs', numeric: true },
        { heading: 'batches, SHA-256' },
        { heading: 'first parameters, SHA-256' },
      ],
      rows: bySeed.map((group) => [
        group[0]!['problem']!,
        group[0]!['seed']!,
        String(group.length),
        [...new Set(group.map((row) => row['batches_sha256']!))].join(' '),
        [...new Set(group.map((row) => row['initial_parameters_sha256']!))].join(' '),
      ]),
    },
  };
}

function groups(rows: readonly TableRow[], keyOf: (row: TableRow) => string): TableRow[][] {
  const found = new Map<string, TableRow[]>();
  for (const row of rows) {
    const key = keyOf(row);
    found.set(key, [...(found.get(key) ?? []), row]);
  }
  return [...found.values()];
}

function distinct(rows: readonly TableRow[], column: string): number {
  return new Set(rows.map((row) => row[column])).size;
}
