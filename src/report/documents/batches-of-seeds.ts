import type { StudyResults } from '../../study/results.ts';
import type { StudyRows } from '../../study/tables/registry.ts';
import type { BatchEvidence } from './batches-in-words.ts';
import type { ReportTable } from '../page/report-table.ts';

type Run = StudyRows['runs'];

/**
 * What the hashes of a study's final runs show: in a seed all runs of a problem that went as far
 * must have the same batches, and all the same first parameters.
 */
export function batchesOfSeeds(
  results: StudyResults,
): BatchEvidence & { readonly table: ReportTable } {
  const rows = results.tables.runs ?? [];
  const { unlike, of } = seedsUnlike(rows, true);
  const bySeed = groupsOf(rows);
  const several = bySeed.some((group) => group.length > 1);
  return {
    isSame: unlike === 0,
    heading:
      unlike > 0
        ? 'Not the same batches for all'
        : several
          ? 'The same data and batches for all'
          : 'The data and the batches',
    words: wordsOf(results, { unlike, of, several }),
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
        group[0]?.problem ?? '',
        String(group[0]?.seed ?? ''),
        String(group.length),
        distinct(group, 'batches_sha256').join(' '),
        distinct(group, 'initial_parameters_sha256').join(' '),
      ]),
    },
  };
}

/**
 * In how many seeds of a problem runs did not see the same batches, or did not start alike.
 * @param comparesStarts whether the first parameters must be the same as well
 */
export function seedsUnlike(
  rows: readonly Run[],
  comparesStarts: boolean,
): { readonly unlike: number; readonly of: number } {
  const bySeed = groupsOf(rows);
  const unlike = bySeed.filter(
    (group) =>
      (comparesStarts && distinct(group, 'initial_parameters_sha256').length > 1) ||
      groups(
        group.filter((row) => row.status !== 'failed'),
        (row) => String(row.steps),
      ).some((ofLength) => distinct(ofLength, 'batches_sha256').length > 1),
  );
  return { unlike: unlike.length, of: bySeed.length };
}

function wordsOf(
  { manifest }: StudyResults,
  { unlike, of, several }: { unlike: number; of: number; several: boolean },
): string {
  const { problems } = manifest;
  if (of === 0) return 'No final run was computed, so there are no hashes.';
  if (unlike > 0) {
    return `In ${unlike} of ${of} seeds the runs did NOT see the same batches or did not start from the same parameters. Do not compare them.`;
  }
  if (!several) {
    return 'The hashes show from which parameters each run started, which batches it saw, and in which order.';
  }
  const ofEach = problems.length > 1 ? 'In each seed of each problem' : 'In each seed';
  return `${ofEach} all runs started from the same parameters and saw the same batches in the same order: the SHA-256 of both are the same. A run that ended early has the hash of the batches it got.`;
}

/** The runs that were computed, by problem and seed. */
function groupsOf(rows: readonly Run[]): Run[][] {
  const computed = rows.filter((row) => row.batches_sha256 !== undefined);
  return groups(computed, (row) => `${row.problem} ${row.seed}`);
}

function groups(rows: readonly Run[], keyOf: (row: Run) => string): Run[][] {
  const found = new Map<string, Run[]>();
  for (const row of rows) {
    const key = keyOf(row);
    found.set(key, [...(found.get(key) ?? []), row]);
  }
  return [...found.values()];
}

function distinct(
  rows: readonly Run[],
  column: 'batches_sha256' | 'initial_parameters_sha256',
): string[] {
  return [...new Set(rows.map((row) => row[column] ?? ''))];
}
