import { curveChart } from './curve-chart.ts';
import type { ComparisonChart } from './comparison-chart.ts';

/** The loss of the training batches, mean over the seeds with its bootstrap band. */
export const trainingCurves: ComparisonChart = {
  needs: ['losses', 'summary'],
  ofProblem: (results, problem) =>
    curveChart(results, problem, {
      table: 'losses',
      name: 'training',
      title: 'Training loss',
      y: 'training loss',
      caption:
        'Loss of the training batches before each update, the mean of a stretch of updates and of all seeds; the band is its 95 % bootstrap interval.',
    }),
};
