import { curveChart } from './curve-chart.ts';
import type { StudyChart } from './study-chart.ts';

/** The loss of the training batches, mean over the seeds with its bootstrap band. */
export const trainingCurves: StudyChart = {
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
