import { evaluations } from './evaluations.ts';
import { losses } from './losses.ts';
import { norms } from './norms.ts';
import type { ExperimentTable } from './table.ts';
import { weights } from './weights.ts';

/** Every table of an experiment's results; the only place that lists them. */
export const experimentTables: readonly ExperimentTable<object>[] = [
  losses,
  evaluations,
  norms,
  weights,
];
