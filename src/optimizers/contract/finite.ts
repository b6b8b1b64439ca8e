import type { Precision } from '../../network/parameter.ts';
import type { Optimizer } from '../shared/optimizer.ts';
import type { ContractCheck } from './check.ts';
import { Trial } from './trial.ts';

const SHAPES = [[4, 3], [3]];

/** Gradients whose square still has room below the largest number of the precision. */
const HUGE: Readonly<Record<Precision, number>> = { float64: 1e30, float32: 1e10 };

function notFinite(
  optimizer: Optimizer,
  precision: Precision,
  sizes: readonly number[],
): string | undefined {
  const trial = new Trial(optimizer, precision, SHAPES);
  for (const size of sizes) {
    trial.run(3, size);
    const bad = trial.memory().find((number) => !Number.isFinite(number));
    if (bad !== undefined) {
      return `After gradients of size ${sizes.slice(0, sizes.indexOf(size) + 1).join(', then ')} a parameter or state is ${bad}.`;
    }
  }
  return undefined;
}

export const finiteOnZeroGradients: ContractCheck = {
  name: 'zero gradients',
  promise: 'stays finite on gradients of zero, before and after others',
  failure: (optimizer, precision) => notFinite(optimizer, precision, [0, 1, 0]),
};

export const finiteOnHugeGradients: ContractCheck = {
  name: 'huge gradients',
  promise: 'stays finite on gradients of 1e30 in float64 and 1e10 in float32',
  failure: (optimizer, precision) => notFinite(optimizer, precision, [HUGE[precision], 1]),
};
