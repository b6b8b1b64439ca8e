import { adagrad } from './adagrad.ts';
import { adam } from './adam.ts';
import { momentum } from './momentum.ts';
import type { Optimizer } from './optimizer.ts';
import { rmsprop } from './rmsprop.ts';
import { sgd } from './sgd.ts';

/** Every optimizer of the library; the only place that lists them. */
export const optimizers: readonly Optimizer[] = [sgd, momentum, adagrad, rmsprop, adam];

/** @throws RangeError where there is none of that name */
export function findOptimizer(name: string): Optimizer {
  const found = optimizers.find((optimizer) => optimizer.name === name);
  if (!found) throw new RangeError(`there is no optimizer "${name}"`);
  return found;
}
