import { trialColumns, trialRows } from '../tuning/trial-table.ts';
import type { Table } from './table.ts';

/** A run of the tuning a row. */
export const trialsTable: Table = {
  file: 'trials.csv',
  columns: trialColumns,
  rows: ({ compared }) => compared.problems.flatMap(trialRows),
};
