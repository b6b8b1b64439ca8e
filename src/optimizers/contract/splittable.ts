import type { ContractCheck } from './check.ts';
import { firstDifference } from './first-difference.ts';
import { Trial } from './trial.ts';

export const splittable: ContractCheck = {
  name: 'splittable',
  promise: 'gives the same digits for one array as for its pieces, unless it says `layerwise`',
  failure(optimizer, precision) {
    if (optimizer.layerwise) return undefined;
    const whole = new Trial(optimizer, precision, [[12]]);
    const pieces = new Trial(optimizer, precision, [[5], [1], [6]]);
    whole.run(20);
    pieces.run(20);
    const place = firstDifference(
      whole.values.flatMap((array) => [...array]),
      pieces.values.flatMap((array) => [...array]),
    );
    return place === undefined
      ? undefined
      : `Twelve numbers in one array and in three end differently, ${place}. Say \`layerwise: true\` ` +
          'if the method depends on which array a number stands in.';
  },
};
