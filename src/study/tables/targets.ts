import { number, optional, text } from '../../base/files/column.ts';
import { optimizer, problem } from './shared-columns.ts';
import { defineStudyTable, perProblem } from './table.ts';

export const targets = defineStudyTable({
  file: 'targets.csv',
  row: 'an optimizer on a problem: how long it takes to the target',
  columns: {
    problem,
    optimizer,
    target: number('value of the metric that is to be reached'),
    target_from: text('where it comes from'),
    reached_share: number('share of the runs that reached it'),
    expected_steps: number('updates of all runs over the runs that reached it (COCO)'),
    low: number('low end of its 95 % bootstrap interval'),
    high: number('high end of the interval; Infinity where it has none'),
    expected_epochs: optional(number('expected updates in passes over the data')),
  },
  rows: (analysis) =>
    perProblem(analysis, ({ problem, target, optimizers }) =>
      optimizers.flatMap(({ optimizer, runningTime }) =>
        target && runningTime
          ? [
              {
                optimizer: optimizer.label,
                target: target.value,
                target_from: target.from,
                reached_share: runningTime.reachedShare,
                expected_steps: runningTime.steps,
                low: runningTime.interval.low,
                high: runningTime.interval.high,
                expected_epochs:
                  problem.updatesPerEpoch && runningTime.steps / problem.updatesPerEpoch,
              },
            ]
          : [],
      ),
    ),
});
