import { labelsOf, studyChart } from '../../grammar/study-chart.ts';
import { isLogarithmic } from '../../shared/axis-scale.ts';
import { stepMarks, stepRows, stepTable, stepWords } from './step-chart.ts';

/** The share of all runs that have reached their target, by updates. */
export const runtimeDistribution = studyChart({
  name: 'runtimes',
  needs: ['runtimes'],
  rows: ({ results, tables }) => {
    const points = tables.runtimes.map(({ optimizer, steps, share }) => ({
      ...{ optimizer, share },
      at: steps,
    }));
    const from = Math.min(...points.map(({ at }) => at));
    const to = Math.max(...results.manifest.problems.map(({ iterations }) => iterations));
    return stepRows({
      ...{ points, from, to },
      labels: labelsOf(results),
      isLog: isLogarithmic([from, to], 'factor'),
      title: 'Runs that have reached their target',
      x: 'updates',
      y: 'share of runs',
      caption:
        'The empirical distribution of runtimes over all problems and seeds (COCO): the higher and the further left, the faster; where a line ends below 100 %, runs never reached the target.',
    });
  },
  marks: stepMarks,
  words: stepWords,
  table: stepTable,
});
