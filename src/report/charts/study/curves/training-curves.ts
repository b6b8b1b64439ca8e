import { problemChart } from '../../grammar/study-chart.ts';
import { curveMarks, curveRows, curveTable, curveWords } from './curve-chart.ts';

/** The loss of the training batches, mean over the seeds with its bootstrap band. */
export const trainingCurves = problemChart({
  name: 'training',
  needs: ['losses', 'summary'],
  rows: ({ results, problem, tables }) =>
    curveRows(results, problem, tables.losses, {
      title: 'Training loss',
      y: 'training loss',
      caption:
        'Loss of the training batches before each update, the mean of a stretch of updates and of all seeds; the band is its 95 % bootstrap interval.',
    }),
  marks: curveMarks,
  words: curveWords,
  table: curveTable,
});
