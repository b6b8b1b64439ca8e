import type { StudyChart } from './study-chart.ts';
import { stepChart } from './step-chart.ts';

/** How often an optimizer is within a factor of the fastest, over all problems. */
export const performanceProfile: StudyChart = {
  needs: ['profiles'],
  ofAll: (results) =>
    stepChart(results, {
      points: (results.tables.profiles ?? []).map(({ optimizer, ratio, share }) => ({
        optimizer,
        at: ratio,
        share,
      })),
      from: 1,
      to: 4,
      log: false,
      name: 'performance-profile',
      title: 'Performance profile',
      x: 'factor of the fastest optimizer’s updates',
      y: 'share of problems',
      caption:
        'On which share of the problems an optimizer reaches the target within so many times the updates of the fastest (Dolan & Moré, 2002). The mean height from 1 to 4 is AlgoPerf’s score.',
    }),
};
