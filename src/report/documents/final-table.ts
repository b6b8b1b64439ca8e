import { mean } from 'simple-statistics';
import type { ManifestRun } from '../../results/manifest.ts';
import type { Results } from '../../results/results.ts';
import { textTable } from '../../base/text/text-table.ts';
import { numberText, statusText } from './words.ts';

/** How many of the last losses are averaged. */
const LAST_LOSSES = 100;

/** What one run came to. Numbers that it did not get to are missing. */
export interface FinalRow {
  readonly run: ManifestRun;
  readonly optimizer: string;
  /** Mean of the last 100 recorded losses. */
  readonly meanOfLastLosses: number | undefined;
  readonly smoothedLoss: number | undefined;
  readonly trainAccuracy: number | undefined;
  readonly testAccuracy: number | undefined;
  /** The iteration of its last evaluation, whose accuracies these are. */
  readonly evaluatedAt: number | undefined;
  readonly seconds: number | undefined;
  readonly status: string;
}

/** How many losses the means are of: all, where an experiment has fewer than 100 iterations. */
export function averagedLosses({ manifest }: Results): number {
  return Math.min(LAST_LOSSES, manifest.experiment.iterations);
}

/** So many runs stand in the experiment's order, and are told apart by colour in charts. */
export const FEW_RUNS = 8;

/**
 * The final results, a row a run: a few in the experiment's order, many with the lowest mean of
 * their last losses first.
 */
export function finalTable({ manifest, environment, runs }: Results): FinalRow[] {
  const rows = manifest.runs.flatMap((run, i): FinalRow[] => {
    const curves = runs[i];
    if (!curves) return [];
    const { optimizer, losses, smoothedLosses, evaluations } = curves;
    const last = evaluations.at(-1);
    return [
      {
        run,
        optimizer,
        meanOfLastLosses: losses.length > 0 ? mean([...losses.slice(-LAST_LOSSES)]) : undefined,
        smoothedLoss: smoothedLosses.at(-1),
        trainAccuracy: last?.trainAccuracy,
        testAccuracy: last?.testAccuracy,
        evaluatedAt: last?.iteration,
        seconds: environment?.runs[i]?.seconds,
        status: statusText(run),
      },
    ];
  });
  return rows.length <= FEW_RUNS ? rows : rows.sort((a, b) => compare(rankOf(a), rankOf(b)));
}

/** A run that did not end well comes after all that did. */
function rankOf({ run, meanOfLastLosses = Infinity }: FinalRow): number {
  return run.status === 'finished' && Number.isFinite(meanOfLastLosses)
    ? meanOfLastLosses
    : Infinity;
}

function compare(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

interface FinalColumn {
  readonly heading: string;
  readonly numeric: boolean;
  readonly cell: (row: FinalRow) => string;
}

/** The table's columns: a heading, and a row's cell as text. */
export function finalColumns(results: Results): FinalColumn[] {
  return [
    { heading: 'optimizer', numeric: false, cell: (row) => row.optimizer },
    {
      heading: `mean of last ${averagedLosses(results)} losses`,
      numeric: true,
      cell: (row) => numberText(row.meanOfLastLosses),
    },
    { heading: 'smoothed loss', numeric: true, cell: (row) => numberText(row.smoothedLoss) },
    { heading: 'train accuracy', numeric: true, cell: (row) => numberText(row.trainAccuracy) },
    { heading: 'test accuracy', numeric: true, cell: (row) => numberText(row.testAccuracy) },
    { heading: 'seconds', numeric: true, cell: (row) => row.seconds?.toFixed(2) ?? '–' },
    { heading: 'status', numeric: false, cell: (row) => row.status },
  ];
}

/** The table as aligned text for a terminal. */
export function formatFinalTable(results: Results): string {
  const columns = finalColumns(results);
  const rows = finalTable(results);
  return textTable(
    columns,
    rows.map((row) => columns.map(({ cell }) => cell(row))),
  );
}
