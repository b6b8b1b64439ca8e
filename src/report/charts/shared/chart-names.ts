/** The charts of an experiment, by name. */
export const EXPERIMENT_CHARTS = [
  'loss',
  'accuracy',
  'weight-norms',
  'gradient-norms',
  'update-norms',
  'hidden-weights',
] as const;

/** The charts of a study, by name. */
export const STUDY_CHARTS = [
  'intervals',
  'performance-profile',
  'critical-differences',
  'curves',
  'differences',
  'time-to-target',
  'runtimes',
  'paths',
  'training',
  'cost',
  'sensitivity',
  'trials',
] as const;

export type ExperimentChartName = (typeof EXPERIMENT_CHARTS)[number];

/**
 * As they stand in STUDY_CHARTS; `sensitivity` with the option that is varied behind it, as in
 * `sensitivity-lr`; and, of one of several problems, with the problem's place, as in `curves-2`.
 */
export type StudyChartName =
  | (typeof STUDY_CHARTS)[number]
  | `sensitivity-${string}`
  | `${(typeof STUDY_CHARTS)[number]}-${number}`;

export type ChartName = ExperimentChartName | StudyChartName;
