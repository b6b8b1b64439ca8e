import type { StudyChart } from './study-chart.ts';
import { stepChart } from './step-chart.ts';

/** The share of all runs that have reached their target, by updates. */
export const runtimeDistribution: StudyChart = {
  needs: ['runtimes'],
  ofAll: (results) => {
    const points = (results.tables.runtimes ?? []).map(({ optimizer, steps, share }) => ({
      optimizer,
      at: steps,
      share,
    }));
    if (points.length === 0) return [];
    const longest = Math.max(...results.manifest.problems.map(({ iterations }) => iterations));
    return stepChart(results, {
      points,
      from: Math.min(...points.map(({ at }) => at)),
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
