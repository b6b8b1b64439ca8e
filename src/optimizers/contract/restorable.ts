import type { ContractCheck } from './check.ts';
import { firstDifference } from './first-difference.ts';
import { Trial } from './trial.ts';

const SHAPES = [[4, 3], [3]];

export const restorable: ContractCheck = {
  name: 'restorable',
  promise: 'goes on as if nothing had happened after its state was saved and restored',
  failure(optimizer, precision) {
    const straight = new Trial(optimizer, precision, SHAPES);
    straight.run(10);
    const snapshot = straight.stepper.save();
    const values = straight.values.map((array) => array.slice());
    straight.run(10);

    const resumed = new Trial(optimizer, precision, SHAPES);
    resumed.values.forEach((array, i) => array.set(values[i]!));
    resumed.stepper.restore(snapshot);
    resumed.run(10);
    const place = firstDifference(straight.memory(), resumed.memory());
    return place === undefined
      ? undefined
      : `A run that was saved after 10 steps and restored differs after 20, ${place}. Keep all ` +
          'memory in state and scalars.';
  },
};
