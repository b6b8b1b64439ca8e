import { expectObject } from '../../base/errors/wrong-argument.ts';
import type { FloatArray } from '../../network/parameter.ts';
import type { OptionSpecs, OptionValues } from '../../base/options/options.ts';

/** One parameter as an optimizer sees it: its numbers, their gradient, and the state kept for it. */
export interface ParameterSlot<State extends string = string> {
  readonly name: string;
  /** Rows and columns of a matrix, or the length of a vector. */
  readonly shape: readonly number[];
  /** The parameter's numbers, row-major; the update rule writes them in place. */
  readonly values: FloatArray;
  /** The gradient at `values`, same layout. Never written by an update rule. */
  readonly gradient: FloatArray;
  /** The arrays that the optimizer keeps for this parameter, zero at the start. */
  readonly state: Readonly<Record<State, FloatArray>>;
}

/** What an update rule is told besides the parameters. */
export interface StepContext {
  /** The number of this update: 1 at the first (the t of the papers). */
  readonly step: number;
  /** Numbers that are kept for all parameters together (Prodigy's d, say); saved with the state. */
  readonly scalars: Record<string, number>;
}

/** Where a method was published. */
export interface Paper {
  readonly authors: string;
  readonly title: string;
  readonly year: number;
  /** A link that lasts: arXiv, DOI or the publisher's page. */
  readonly url: string;
}

/**
 * An optimizer: one file that says what it is and how it updates.
 *
 * It must work in both precisions, use no randomness, allocate nothing in `update`, and give the
 * same digits whether the parameters come as one array or as several (unless it is `layerwise`).
 */
export interface Optimizer<Specs extends OptionSpecs = OptionSpecs, State extends string = string> {
  /** What experiment files and the command line call it: lower case, words joined by hyphens. */
  readonly name: string;
  /** What charts and tables call it. */
  readonly label: string;
  /** What the method does, in two sentences. */
  readonly summary: string;
  /** The update in the paper's notation. */
  readonly formula: string;
  readonly paper: Paper;
  /** The options with their defaults, limits and tuning ranges. `lr` is always among them. */
  readonly options: Specs;
  /** The names of the arrays kept for each parameter. */
  readonly state: readonly State[];
  /**
   * Set where a number's update depends on the array that it stands in (matrix and layer-wise
   * methods), so that cutting an array in two changes the digits.
   */
  readonly layerwise?: true;
  /**
   * The length of one state array, where it is not that of the parameter; 0 leaves it empty.
   * @param shape the parameter's shape
   */
  stateLength?(name: State, shape: readonly number[], options: OptionValues<Specs>): number;
  /** Sets state that does not start at zero; called once, before the first update. */
  initialize?(
    parameters: readonly ParameterSlot<State>[],
    options: OptionValues<Specs>,
    scalars: Record<string, number>,
  ): void;
  /** Updates all parameters in place by one step. `options.lr` is the scheduled learning rate. */
  update(
    parameters: readonly ParameterSlot<State>[],
    options: OptionValues<Specs>,
    context: StepContext,
  ): void;
  /**
   * Writes into `point` the parameters at which the method is to be judged, where they are not the
   * ones at which it takes gradients (schedule-free methods).
   * @param point one array for each parameter, same order and layout
   */
  evaluationPoint?(
    parameters: readonly ParameterSlot<State>[],
    options: OptionValues<Specs>,
    context: StepContext,
    point: readonly FloatArray[],
  ): void;
}

/**
 * Gives an optimizer's file its types; returns it as it is.
 * @throws UserError where it is no object
 */
export function defineOptimizer<const Specs extends OptionSpecs, const State extends string>(
  optimizer: Optimizer<Specs, State>,
): Optimizer<Specs, State> {
  expectObject('defineOptimizer', 'an optimizer', optimizer);
  return optimizer;
}
