import { boolean, integer, jsonObject, number } from '../../base/files/column.ts';
import type { RowOf } from '../../base/files/table.ts';
import type { ComparedProblem } from '../compare.ts';
import { NOT_COMPUTED, optimizer, problem, status } from './shared-columns.ts';
import { defineStudyTable } from './table.ts';

const columns = {
  problem,
  optimizer,
  trial: integer('which setting, from 1 on; 1 are the optimizer’s own'),
  chosen: boolean('whether the final runs have this setting'),
  tuning_run: integer('which run of the setting, from 1 on'),
  status,
  score: number('metric that tuning looks at; infinite where the run did not finish'),
  options: jsonObject('the setting'),
};

export const trials = defineStudyTable({
  file: 'trials.csv',
  row: 'a run of the tuning',
  columns,
  rows: ({ compared }) => compared.problems.flatMap(trialRows),
});

/** Every run of every setting that was tried on a problem. */
export function trialRows({
  label: problem,
  optimizers,
}: ComparedProblem): RowOf<typeof columns>[] {
  return optimizers.flatMap(({ label, trials, chosen }) =>
    trials.flatMap(({ results, scores, settings }, trial) =>
      results.map((result, run) => ({
        problem,
        optimizer: label,
        trial: trial + 1,
        chosen: trial === chosen,
        tuning_run: run + 1,
        status: result?.status ?? NOT_COMPUTED,
        score: scores[run] ?? NaN,
        options: settings,
      })),
    ),
  );
}
