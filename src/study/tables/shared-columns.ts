import { oneOf, text } from '../../base/files/column.ts';
import { METRICS } from '../../problems/problem.ts';
import { RUN_STATUSES } from '../../results/run-status.ts';

/** The status of a run that an interrupted study did not come to. */
export const NOT_COMPUTED = 'not computed' as const;

export const problem = text('label of the problem');
export const optimizer = text('label of the optimizer');
export const metric = oneOf(METRICS, 'what the problem is judged by');
export const status = oneOf([...RUN_STATUSES, NOT_COMPUTED], 'how the run ended');
