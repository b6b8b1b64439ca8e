import { labelsOf, studyChart } from '../../grammar/study-chart.ts';
import { stepMarks, stepRows, stepTable, stepWords } from './step-chart.ts';

/** How often an optimizer is within a factor of the fastest, over all problems. */
export const performanceProfile = studyChart({
  name: 'performance-profile',
  needs: ['profiles'],
  rows: ({ results, tables }) =>
    stepRows({
      labels: labelsOf(results),
      points: tables.profiles.map(({ optimizer, ratio, share }) => ({
        ...{ optimizer, share },
        at: ratio,
      })),
      from: 1,
      to: 4,
      isLog: false,
      title: 'Performance profile',
      x: 'factor of the fastest optimizer’s updates',
      y: 'share of problems',
      caption:
        'On which share of the problems an optimizer reaches the target within so many times the updates of the fastest (Dolan & Moré, 2002). The mean height from 1 to 4 is AlgoPerf’s score.',
    }),
  marks: stepMarks,
  words: stepWords,
  table: stepTable,
});
