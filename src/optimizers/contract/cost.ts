import type { Precision } from '../../network/parameter.ts';
import type { Optimizer } from '../shared/optimizer.ts';
import { Trial } from './trial.ts';

/** What an optimizer costs. */
export interface Cost {
  /** Nanoseconds for a parameter in a step, the best of several. */
  readonly nanoseconds: number;
  /** Bytes of state for a parameter. */
  readonly stateBytes: number;
  /** How many steps were measured. */
  readonly steps: number;
}

/** The textbook's network: 784 × 100 and 100 × 10 weights and their biases. */
const SHAPES = [[784, 100], [100], [100, 10], [10]];
const SIZE = 79510;

/**
 * Measures an optimizer on the parameters of the textbook's network.
 *
 * @param now the time in milliseconds
 * @param milliseconds how long to go on measuring; at least three steps are made
 */
export function costOf(
  optimizer: Optimizer,
  precision: Precision,
  now: () => number,
  milliseconds = 200,
): Cost {
  const trial = new Trial(optimizer, precision, SHAPES);
  trial.run(1);
  const end = now() + milliseconds;
  let best = Infinity;
  let steps = 0;
  for (; steps < 3 || now() < end; steps++) {
    const start = now();
    trial.stepper.update(trial.lr);
    best = Math.min(best, now() - start);
  }
  return {
    nanoseconds: (best * 1e6) / SIZE,
    stateBytes: trial.stepper.stateBytes / SIZE,
    steps,
  };
}
