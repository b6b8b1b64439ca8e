/** The files of a results folder. */
export const LOSSES_FILE = 'losses.csv';
export const EVALUATIONS_FILE = 'evaluations.csv';
/** Only where the experiment asks for norms. */
export const NORMS_FILE = 'norms.csv';
/** Only where the experiment asks for weights. */
export const WEIGHTS_FILE = 'weights.csv';
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

export const NORMS_COLUMNS = [
  'iteration',
  'optimizer',
  'seed',
  'parameter',
  'weight_norm',
  'gradient_norm',
  'update_norm',
] as const;

export const WEIGHTS_COLUMNS = [
  'iteration',
  'optimizer',
  'seed',
  'unit',
  'input',
  'weight',
] as const;
