import { perProblem, type Table } from './table.ts';

/** An optimizer on a problem a row: how long it takes to the target. */
export const targetsTable: Table = {
  file: 'targets.csv',
  columns: [
    'problem',
    'optimizer',
    'target',
    'target_from',
    'reached_share',
    'expected_steps',
    'low',
    'high',
    'expected_epochs',
  ],
  rows: (analysis) =>
    perProblem(analysis, ({ problem, target, optimizers }) =>
      optimizers.flatMap(({ optimizer, runningTime }) =>
        target && runningTime
          ? [
              [
                optimizer.label,
                target.value,
                target.from,
                runningTime.reachedShare,
                runningTime.steps,
                runningTime.interval.low,
                runningTime.interval.high,
                problem.updatesPerEpoch && runningTime.steps / problem.updatesPerEpoch,
              ],
            ]
          : [],
      ),
    ),
};
