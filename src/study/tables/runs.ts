import { METRICS } from '../../problems/problem.ts';
import { metricColumn } from '../words/metric-words.ts';
import { hashOfRun } from '../../running/run-spec.ts';
import { perProblem, type Table } from './table.ts';

/** A final run a row. */
export const runsTable: Table = {
  file: 'runs.csv',
  columns: [
    'problem',
    'optimizer',
    'seed',
    'status',
    'steps',
    ...METRICS.map(metricColumn),
    'steps_to_target',
    'state_bytes',
    'batches_sha256',
    'initial_parameters_sha256',
    'run_sha256',
    'error',
  ],
  rows: (analysis) =>
    perProblem(analysis, ({ optimizers }) =>
      optimizers.flatMap(({ optimizer, stepsToTarget }) => {
        let computed = 0;
        return optimizer.finals.map((result, i) => [
          optimizer.label,
          analysis.compared.seeds[i],
          result?.status ?? 'not computed',
          result?.steps,
          ...METRICS.map((metric) => result?.final[metric]),
          result ? stepsToTarget[computed++] : undefined,
          result?.stateBytes,
          result?.batchesSha256,
          result?.initialParametersSha256,
          hashOfRun(optimizer.specs[i]!),
          result?.error,
        ]);
      }),
    ),
};
