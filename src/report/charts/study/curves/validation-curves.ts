import { metricWords } from '../../../../study/words/metric-words.ts';
import { problemChart } from '../../grammar/study-chart.ts';
import { curveMarks, curveRows, curveTable, curveWords } from './curve-chart.ts';

/** The metric on the way, mean over the seeds with its bootstrap band, a problem a chart. */
export const validationCurves = problemChart({
  name: 'curves',
  needs: ['curves', 'summary'],
  rows: ({ results, problem, tables }) => {
    const metric = metricWords(problem.metric);
    return curveRows(results, problem, tables.curves, {
      title: `${metric.charAt(0).toUpperCase()}${metric.slice(1)} on the way`,
      y: metric,
      caption: `Mean ${metric} over the seeds after so many updates; the band is its 95 % bootstrap interval. Runs that did not finish are left out.`,
    });
  },
  marks: curveMarks,
  words: curveWords,
  table: curveTable,
});
