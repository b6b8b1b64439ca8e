import type { ComparedProblem } from '../compare.ts';

/** The columns of `trials.csv`. */
export const trialColumns = [
  'problem',
  'optimizer',
  'trial',
  'chosen',
  'tuning_run',
  'status',
  'score',
  'options',
] as const;

/** The status of a run that an interrupted tuning did not come to. */
export const NOT_COMPUTED = 'not computed';

/** Every run of every setting that was tried on a problem. */
export function trialRows({
  label: problem,
  optimizers,
}: ComparedProblem): (string | number | boolean | undefined)[][] {
  return optimizers.flatMap(({ label, trials, chosen }) =>
    trials.flatMap(({ results, scores, settings }, trial) =>
      results.map((result, run) => [
        problem,
        label,
        trial + 1,
        trial === chosen,
        run + 1,
        result?.status ?? NOT_COMPUTED,
        scores[run],
        JSON.stringify(settings),
      ]),
    ),
  );
}
