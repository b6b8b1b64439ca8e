import { number, oneOf } from '../../base/files/column.ts';
import { PARAMETERS } from '../inspection.ts';
import { iteration, optimizer, seed } from './shared-columns.ts';
import { byIteration, defineExperimentTable } from './table.ts';

export const norms = defineExperimentTable({
  file: 'norms.csv',
  row: 'a parameter of a run’s network at an iteration, its size as the Euclidean norm',
  askedForBy: 'norms',
  columns: {
    iteration,
    optimizer,
    seed,
    parameter: oneOf(PARAMETERS, 'which of the network’s arrays'),
    weight_norm: number('norm of the parameter after the update'),
    gradient_norm: number('norm of its gradient on the batch, before the optimizer had it'),
    update_norm: number('norm of the difference that the update made'),
  },
  rows: ({ runs }) =>
    byIteration(runs, ({ norms }) => norms).map(({ run, noted }) => ({
      iteration: noted.iteration,
      optimizer: run.optimizer,
      seed: run.seed,
      parameter: noted.parameter,
      weight_norm: noted.weightNorm,
      gradient_norm: noted.gradientNorm,
      update_norm: noted.updateNorm,
    })),
});
