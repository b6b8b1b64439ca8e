import { number } from '../../base/files/column.ts';
import { iteration, optimizer, seed } from './shared-columns.ts';
import { byIteration, defineExperimentTable } from './table.ts';

export const evaluations = defineExperimentTable({
  file: 'evaluations.csv',
  row: 'an evaluation of a run on the training set and the test set',
  columns: {
    iteration,
    epoch: number('passes over the training set until then'),
    optimizer,
    seed,
    learning_rate: number('learning rate in force after the iteration'),
    train_accuracy: number('share of the training set that is classified rightly'),
    test_accuracy: number('share of the test set that is classified rightly'),
  },
  rows: ({ runs }) =>
    byIteration(runs, ({ evaluations }) => evaluations).map(({ run, noted }) => ({
      iteration: noted.iteration,
      epoch: noted.epoch,
      optimizer: run.optimizer,
      seed: run.seed,
      learning_rate: noted.learningRate,
      train_accuracy: noted.trainAccuracy,
      test_accuracy: noted.testAccuracy,
    })),
});
