import type { OptionSpecs, OptionValues } from '../../base/options/options.ts';
import type { Optimizer, Paper } from '../shared/optimizer.ts';

/** Something that changes how any optimizer works: one file that says what it is and does. */
export interface Wrapper<Specs extends OptionSpecs = OptionSpecs> {
  /** What experiment files call it. */
  readonly name: string;
  /** What it does, in a sentence. */
  readonly summary: string;
  /** The change in the paper's notation; g is the gradient, θ the parameters, u the update. */
  readonly formula: string;
  readonly paper: Paper;
  /** Its own options; those of the optimizer stay as they are. */
  readonly options: Specs;
  /**
   * The optimizer, changed. It keeps its name, options and label, so that wrappers compose: the
   * last that is put around it sees the gradient first.
   */
  wrap(optimizer: Optimizer, options: OptionValues<Specs>): Optimizer;
}

/** Gives a wrapper's file its types; returns it as it is. */
export function defineWrapper<const Specs extends OptionSpecs>(
  wrapper: Wrapper<Specs>,
): Wrapper<Specs> {
  return wrapper;
}
