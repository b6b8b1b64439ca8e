import { integer, text } from '../../base/files/column.ts';

export const iteration = integer('iteration, from 0 on');
export const optimizer = text('label of the optimizer');
export const seed = integer('seed of the run');
