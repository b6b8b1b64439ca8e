/** The files of a results folder. */
export const LOSSES_FILE = 'losses.csv';
export const EVALUATIONS_FILE = 'evaluations.csv';
export const MANIFEST_FILE = 'manifest.json';
export const ENVIRONMENT_FILE = 'environment.json';

export const LOSSES_COLUMNS = ['iteration', 'optimizer', 'seed', 'loss', 'smoothed_loss'] as const;

export const EVALUATIONS_COLUMNS = [
  'iteration',
  'epoch',
  'optimizer',
  'seed',
  'learning_rate',
  'train_accuracy',
  'test_accuracy',
] as const;
