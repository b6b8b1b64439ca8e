import type { Evaluated, Model } from '../network/model.ts';
import type { Parameter, Precision } from '../network/parameter.ts';
import type { OptionSpecs, OptionValues } from '../base/options/options.ts';
import type { RandomState } from '../base/random/random-state.ts';
import type { Networks, NetworkSource } from './networks.ts';

/** What a run can be judged by; losses are better low, accuracies high. */
export const METRICS = [
  'trainLoss',
  'trainAccuracy',
  'validationLoss',
  'validationAccuracy',
  'testLoss',
  'testAccuracy',
] as const;
export type MetricName = (typeof METRICS)[number];

/** Whether a larger value of a metric is the better one. */
export function higherIsBetter(metric: MetricName): boolean {
  return metric.endsWith('Accuracy');
}

/** Rows of the training set: the first are trained on, those from `trainSize` to `end` validate. */
export interface TrainingRows {
  readonly batchSize: number;
  readonly trainSize: number;
  readonly end: number;
  readonly testSize: number;
}

/** A problem with its options, as it can be handed to a thread. */
export interface ProblemSource {
  readonly name: string;
  readonly options: OptionValues<OptionSpecs>;
  readonly precision: Precision;
  /** Of problems on data: what networks are made from, and which rows are which. */
  readonly data?: { readonly networks: NetworkSource; readonly rows: TrainingRows };
}

/** A problem at work in one thread. */
export interface OpenProblem extends Networks {
  /** Of problems on data: which rows are which. */
  readonly rows?: TrainingRows;
  /** Sets the first parameters of a run. */
  initialize(parameters: readonly Parameter[], random: RandomState): void;
  /** Draws the next batch: row numbers, or none where the problem has no data. */
  drawBatch(random: RandomState): Uint32Array;
  /** How good a model is on the rows that validate, or exactly where the problem has no data. */
  validate(model: Model): Evaluated;
  /** How good it is in the end; the test set is read here and nowhere else. */
  conclude(model: Model, readsTest: boolean): Partial<Readonly<Record<MetricName, number>>>;
}

/** What a study's file may say of a problem. */
export interface ProblemDescription<Specs extends OptionSpecs = OptionSpecs> {
  /** What experiment files call it. */
  readonly name: string;
  /** What tables call it. */
  readonly label: string;
  /** One line for `lockstep list problems`. */
  readonly summary: string;
  readonly options: Specs;
  /** Updates of a run, where the experiment doesn't say. */
  readonly iterations: number;
  /** What tuning chooses by, where the experiment doesn't say. */
  readonly metric: MetricName;
  /** A function of two numbers itself: the paths over it are recorded and drawn. */
  surface?(x: number, y: number): number;
  /** Whether it needs a data set. */
  readonly onData: boolean;
}

/** What optimizers are compared on: one file that says what it is. */
export interface Problem<
  Specs extends OptionSpecs = OptionSpecs,
> extends ProblemDescription<Specs> {
  /** The problem's network, for those on data: hidden units, or none. */
  hiddenSize?(options: OptionValues<Specs>, classes: number): number;
  open(source: ProblemSource): OpenProblem;
}

/** Gives a problem's file its types; returns it as it is. */
export function defineProblem<const Specs extends OptionSpecs>(
  problem: Problem<Specs>,
): Problem<Specs> {
  return problem;
}
