import type { OptionSpecs, OptionValues } from '../base/options/options.ts';

/** A learning-rate schedule: one file that says what it is and gives the rate of each update. */
export interface Schedule<Specs extends OptionSpecs = OptionSpecs> {
  /** What experiment files call it. */
  readonly name: string;
  /** What it does, in a sentence. */
  readonly summary: string;
  readonly options: Specs;
  /**
   * The learning rate of one update: a function of its number alone.
   * @param step 0 for the first update
   * @param lr the optimizer's learning rate
   * @param iterations how many updates the run has
   */
  rate(step: number, lr: number, options: OptionValues<Specs>, iterations: number): number;
}

/** Gives a schedule's file its types; returns it as it is. */
export function defineSchedule<const Specs extends OptionSpecs>(
  schedule: Schedule<Specs>,
): Schedule<Specs> {
  return schedule;
}
