import type { ContractCheck } from './check.ts';
import { descendsQuadratic, descendsRosenbrock } from './descends.ts';
import { finiteOnHugeGradients, finiteOnZeroGradients } from './finite.ts';
import { readsGradientOnly } from './read-only-gradient.ts';
import { repeatable } from './repeatable.ts';
import { restorable } from './restorable.ts';
import { splittable } from './splittable.ts';
import { validOptions } from './valid-options.ts';
import { staysAtZeroRate } from './zero-rate.ts';

/**
 * What every optimizer must do, the library's and a user's own, in both precisions. Whether an
 * update allocates is measured apart (`allocationFailure`), as it needs to see the memory.
 */
export const contract: readonly ContractCheck[] = [
  validOptions,
  descendsQuadratic,
  descendsRosenbrock,
  repeatable,
  finiteOnZeroGradients,
  finiteOnHugeGradients,
  splittable,
  restorable,
  staysAtZeroRate,
  readsGradientOnly,
];
