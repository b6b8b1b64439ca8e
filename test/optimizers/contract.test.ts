import { describe, expect, it } from 'vitest';
import { allocationFailure } from '../../src/optimizers/contract/allocation.ts';
import { contract } from '../../src/optimizers/contract/contract.ts';
import { optimizers } from '../../src/optimizers/registry.ts';

const precisions = ['float64', 'float32'] as const;

/** What an optimizer cannot be held to, and why. */
const exceptions: readonly { optimizer: string; check: string; reason: string }[] = [];

function usedBytes(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

describe.each(optimizers.map((optimizer) => [optimizer.name, optimizer] as const))(
  '%s',
  (name, optimizer) => {
    describe.each(precisions)('in %s', (precision) => {
      it.each(contract.map((check) => [check.promise, check] as const))('%s', (_promise, check) => {
        const excepted = exceptions.some((e) => e.optimizer === name && e.check === check.name);
        const failure = check.failure(optimizer, precision);
        // An exception that is no longer needed must go.
        if (excepted) expect(failure).toBeDefined();
        else expect(failure).toBeUndefined();
      });

      it('allocates no array in an update', () => {
        expect(allocationFailure(optimizer, precision, usedBytes)).toBeUndefined();
      });
    });
  },
);
