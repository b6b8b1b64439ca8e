import type { Results } from '../../../results/results.ts';
import { FEW_RUNS, finalTable } from '../../documents/final-table.ts';

/**
 * The runs that a chart tells apart, by label: all where they are few, else those with the lowest
 * mean of their last losses, the lowest first.
 */
export function featuredRuns(results: Results): string[] {
  return finalTable(results)
    .slice(0, FEW_RUNS)
    .map(({ optimizer }) => optimizer);
}
