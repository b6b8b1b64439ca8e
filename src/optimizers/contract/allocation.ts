import type { Precision } from '../../network/parameter.ts';
import type { Optimizer } from '../shared/optimizer.ts';
import { Trial } from './trial.ts';

const SIDE = 100;
const WARM_UP = 30;
const WINDOWS = 9;
const STEPS_PER_WINDOW = 5;
const ROUNDS = 8;

/**
 * Measures whether an update allocates arrays, which would make a run wait for the collector.
 *
 * A window of steps in which the collector runs seems to allocate nothing or less, and one that
 * something else disturbs seems to allocate more; so the median of several is taken. Code that is not
 * compiled yet allocates its numbers; so an update fails only where it does so round after round.
 *
 * @param usedBytes how much memory is in use now, typed arrays included
 * @returns what fails, in a sentence; nothing where an update allocates less than a tenth of the
 *   smallest array of the parameters' size
 */
export function allocationFailure(
  optimizer: Optimizer,
  precision: Precision,
  usedBytes: () => number,
): string | undefined {
  const trial = new Trial(optimizer, precision, [[SIDE, SIDE], [SIDE * SIDE]]);
  trial.run(1);
  for (let step = 0; step < WARM_UP; step++) trial.stepper.update(trial.lr);
  const allowed = (SIDE * SIDE * (precision === 'float64' ? 8 : 4)) / 10;
  let median = Infinity;
  for (let round = 0; round < ROUNDS && median > allowed; round++) {
    median = bytesPerStep(trial, usedBytes);
  }
  return median <= allowed
    ? undefined
    : `An update of ${2 * SIDE * SIDE} parameters allocates about ${Math.round(median / 1000)} kB. ` +
        'Keep arrays in state, and name those that are only scratch there as well.';
}

/** The median of several windows. */
function bytesPerStep(trial: Trial, usedBytes: () => number): number {
  const perStep: number[] = [];
  for (let window = 0; window < WINDOWS; window++) {
    const before = usedBytes();
    for (let step = 0; step < STEPS_PER_WINDOW; step++) trial.stepper.update(trial.lr);
    perStep.push((usedBytes() - before) / STEPS_PER_WINDOW);
  }
  return perStep.sort((a, b) => a - b)[(WINDOWS - 1) / 2]!;
}
