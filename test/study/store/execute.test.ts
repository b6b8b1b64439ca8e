import { expect, it } from 'vitest';
import type { Optimizer } from '../../../src/optimizers/shared/optimizer.ts';
import { findOptimizer } from '../../../src/optimizers/registry.ts';
import { execute, type WantedRun } from '../../../src/study/store/execute.ts';
import { RunStore } from '../../../src/study/store/run-store.ts';
import { temporaryFolder } from '../../fixtures/lockstep.ts';
import { runEnding, specOf } from '../../fixtures/study.ts';

const source = { name: 'rosenbrock', options: {}, precision: 'float64' } as const;
const wanted = (seed: number): WantedRun => ({ source, spec: specOf(seed) });
/** A run of an object, which is trained in this thread. */
const ofObject = (seed: number, optimizer: Optimizer): WantedRun => ({
  source,
  spec: { ...specOf(seed), optimizer: { ...specOf(seed).optimizer, optimizer } },
});

async function emptyStore() {
  return new RunStore(await temporaryFolder());
}

it('takes what the store has, and computes nothing', async () => {
  const store = await emptyStore();
  await store.write(specOf(1), runEnding(0.5));
  await store.write(specOf(2), runEnding('diverged'));
  const told: boolean[] = [];
  const { signal } = new AbortController();
  const options = { store, workers: 1, signal, onRun: (kept: boolean) => told.push(kept) };
  const results = await execute([wanted(2), wanted(1), wanted(2)], options, undefined);
  expect(results).toEqual([runEnding('diverged'), runEnding(0.5), runEnding('diverged')]);
  expect(told).toEqual([true, true]);
});

it('trains a run that is wanted twice once, and gives it twice', async () => {
  const updates: number[] = [];
  const sgd = findOptimizer('sgd');
  const counting: Optimizer = {
    ...sgd,
    update(...given) {
      updates.push(updates.length);
      sgd.update(...given);
    },
  };
  const { signal } = new AbortController();
  const options = { store: await emptyStore(), workers: 1, signal };
  const runs = [ofObject(1, counting), ofObject(2, counting), ofObject(1, counting)];
  const [first, second, again] = await execute(runs, options, undefined);
  expect(updates).toHaveLength(20);
  expect(again).toBe(first);
  expect(first).toMatchObject({ status: 'finished', steps: 10 });
  expect(first!.path).toHaveLength(10);
  expect(second!.initialParametersSha256).not.toBe(first!.initialParametersSha256);
  expect(await options.store.list()).toEqual([]);
});

it('begins nothing once it is told to end', async () => {
  const controller = new AbortController();
  controller.abort();
  const options = { store: await emptyStore(), workers: 1, signal: controller.signal };
  expect(await execute([wanted(1)], options, undefined)).toEqual([undefined]);
});
