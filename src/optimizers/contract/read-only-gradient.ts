import type { ContractCheck } from './check.ts';
import { Trial } from './trial.ts';

export const readsGradientOnly: ContractCheck = {
  name: 'gradient untouched',
  promise: 'leaves the gradient as it is',
  failure(optimizer, precision) {
    const trial = new Trial(optimizer, precision, [[4, 3], [3]]);
    trial.run(3);
    const before = trial.gradients.map((array) => array.slice());
    trial.stepper.update(trial.lr);
    const changed = trial.gradients.some((array, a) => array.some((g, i) => g !== before[a]![i]));
    return changed
      ? 'Its update writes the gradient, which others read; work in state arrays instead.'
      : undefined;
  },
};
