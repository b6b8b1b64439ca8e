import { stringify } from 'csv-stringify/browser/esm/sync';
import type { TopLevelSpec } from 'vega-lite';
import { smooth } from '../../analysis/smoothing.ts';
import type { LossCurves } from '../charts/experiment/loss/loss-curves.ts';
import type { LossView } from '../charts/experiment/loss/loss-view.ts';

/**
 * The losses behind a chart as CSV: all of them, or, where they are too many for a page, the points drawn.
 * @param window that smooths what is shown
 */
export function lossData({ runs, beta }: LossCurves, { window }: LossView): string {
  const rows = runs.flatMap(({ optimizer, losses, smoothed }) => {
    if (!losses) return smoothed.map(([iteration, loss]) => [iteration, optimizer, '', loss]);
    const numbers = Float64Array.from(losses, (loss) => loss ?? NaN);
    const { values } = smooth(numbers, window, beta);
    return losses.map((loss, iteration) => [
      iteration,
      optimizer,
      loss ?? NaN,
      values[iteration] ?? NaN,
    ]);
  });
  return csv(['iteration', 'optimizer', 'loss', 'smoothed_loss'], rows);
}

/** Whether a chart has points of its own to take away, beside those in its table. */
export function hasPoints(specification: TopLevelSpec): boolean {
  const [first] = pointsOf(specification);
  return first !== undefined && !('url' in first);
}

/** The points of a chart as CSV. */
export function pointData(specification: TopLevelSpec): string {
  const values = pointsOf(specification);
  const columns = [...new Set(values.flatMap((row) => Object.keys(row)))];
  return csv(
    columns,
    values.map((row) => columns.map((column) => row[column])),
  );
}

function pointsOf({ data }: TopLevelSpec): readonly Record<string, unknown>[] {
  return (data as { values?: readonly Record<string, unknown>[] } | undefined)?.values ?? [];
}

function csv(columns: readonly string[], rows: unknown[][]): string {
  return stringify(rows, {
    header: true,
    columns: [...columns],
    cast: { number: String, boolean: String },
  });
}
