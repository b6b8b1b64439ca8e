import { metricWords } from '../../../study/words/metric-words.ts';
import type { MetricName } from '../../../problems/problem.ts';
import { curveChart } from './curve-chart.ts';
import type { StudyChart } from './study-chart.ts';

/** The metric on the way, mean over the seeds with its bootstrap band, a problem a chart. */
export const validationCurves: StudyChart = {
  needs: ['curves', 'summary'],
  ofProblem: (results, problem) => {
    const words = metricWords(problem.metric as MetricName);
    return curveChart(results, problem, {
      table: 'curves',
      name: 'curves',
      title: `${words.charAt(0).toUpperCase()}${words.slice(1)} on the way`,
      y: words,
      caption: `Mean ${words} over the seeds after so many updates; the band is its 95 % bootstrap interval. Runs that did not finish are left out.`,
    });
  },
};
