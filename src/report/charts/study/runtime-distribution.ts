import { numberOf, rowsOf, type ComparisonChart } from './comparison-chart.ts';
import { stepChart } from './step-chart.ts';

/** The share of all runs that have reached their target, by updates. */
export const runtimeDistribution: ComparisonChart = {
  needs: ['runtimes.csv'],
  ofAll: (results) => {
    const steps = rowsOf(results, 'runtimes.csv').map((row) => numberOf(row, 'steps'));
    if (steps.length === 0) return [];
    const longest = Math.max(...results.manifest.problems.map(({ iterations }) => iterations));
    return stepChart(results, {
      file: 'runtimes.csv',
      field: 'steps',
      from: Math.min(...steps),
      to: longest,
      log: true,
      name: 'runtimes',
      title: 'Runs that have reached their target',
      x: 'updates',
      y: 'share of runs',
      caption:
        'The empirical distribution of runtimes over all problems and seeds (COCO): the higher and the further left, the faster; where a line ends below 100 %, runs never reached the target.',
    });
  },
};
