import { perProblem, type Table } from './table.ts';

/** An optimizer after so many updates a row. */
export const curvesTable: Table = {
  file: 'curves.csv',
  columns: [
    'problem',
    'optimizer',
    'step',
    'metric',
    'mean',
    'median',
    'low',
    'high',
    'lower_quartile',
    'upper_quartile',
  ],
  rows: (analysis) =>
    perProblem(analysis, ({ problem, optimizers }) =>
      optimizers.flatMap(({ optimizer, curve }) =>
        curve.steps.map((step, i) => [
          optimizer.label,
          step,
          problem.metric,
          curve.mean[i],
          curve.median[i],
          curve.low[i],
          curve.high[i],
          curve.lowerQuartile[i],
          curve.upperQuartile[i],
        ]),
      ),
    ),
};
