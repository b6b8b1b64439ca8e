import { integer, number, optional, text } from '../../base/files/column.ts';
import { optimizer } from './shared-columns.ts';
import { defineStudyTable } from './table.ts';

export const scores = defineStudyTable({
  file: 'scores.csv',
  row: 'an optimizer: what all problems say together, where there are several',
  columns: {
    optimizer,
    algoperf_score: number('mean height of its performance profile from 1 to 4 (AlgoPerf)'),
    mean_rank: number('mean rank by the mean metric of each problem; 1 is best'),
    critical_difference: optional(
      number('how far two mean ranks must lie apart to differ (Nemenyi, 5 %)'),
    ),
    friedman_p: number('p-value of Friedman’s test that all rank alike'),
    speed_up: number('how many times faster to the targets than the first optimizer'),
    speed_up_over: text('label of the first optimizer'),
    speed_up_problems: integer('problems on which both reach the target'),
  },
  rows: ({ across }) =>
    across?.labels.map((optimizer, i) => ({
      optimizer,
      algoperf_score: across.algoperfScores[i] ?? NaN,
      mean_rank: across.ranks.meanRanks[i] ?? NaN,
      critical_difference: across.criticalDifference,
      friedman_p: across.ranks.pValue,
      speed_up: across.speedUps[i]?.factor ?? NaN,
      speed_up_over: across.labels[0] ?? '',
      speed_up_problems: across.speedUps[i]?.problems ?? 0,
    })) ?? [],
});
