import type { ContractCheck } from './check.ts';
import { firstDifference } from './first-difference.ts';
import { Trial } from './trial.ts';

const SHAPES = [[4, 3], [3]];
const STEPS = 20;

export const repeatable: ContractCheck = {
  name: 'repeatable',
  promise: 'gives the same digits every time, also with a second run in between',
  failure(optimizer, precision) {
    const alone = new Trial(optimizer, precision, SHAPES);
    alone.run(STEPS);
    const first = new Trial(optimizer, precision, SHAPES);
    const other = new Trial(optimizer, precision, SHAPES);
    for (let step = 0; step < STEPS; step++) {
      first.run(1);
      other.run(1, 3);
    }
    const place = firstDifference(alone.memory(), first.memory());
    return place === undefined
      ? undefined
      : `Two runs from the same start differ ${place}. Keep all memory in state and scalars, ` +
          'nothing in variables outside of update, and use no random numbers.';
  },
};
