import type { Table } from './table.ts';

/** An optimizer a row: what all problems say together. */
export const scoresTable: Table = {
  file: 'scores.csv',
  columns: [
    'optimizer',
    'algoperf_score',
    'mean_rank',
    'critical_difference',
    'friedman_p',
    'speed_up',
    'speed_up_over',
    'speed_up_problems',
  ],
  rows: ({ across }) =>
    across?.labels.map((label, i) => [
      label,
      across.algoperfScores[i],
      across.ranks.meanRanks[i],
      across.criticalDifference,
      across.ranks.pValue,
      across.speedUps[i]!.factor,
      across.labels[0],
      across.speedUps[i]!.problems,
    ]) ?? [],
};
