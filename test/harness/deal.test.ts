import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dealRuns } from '../../src/running/deal.ts';
import type { PlannedRun } from '../../src/running/plan.ts';

const ours = { module: undefined, isObject: false };
const theirs = { ...ours, module: {} as NonNullable<PlannedRun['module']> };
const object = { ...ours, isObject: true };
const wasm = (workers: number) => ({ engine: 'wasm' as const, workers });

describe('runs are dealt to threads', () => {
  it('the textbook’s four as two and two, the last to the first', () => {
    expect(dealRuns([ours, ours, ours, ours], wasm(2))).toEqual({
      groups: [
        [0, 3],
        [1, 2],
      ],
      threads: 2,
      here: [],
    });
  });

  it('to no more threads than there are runs, and to one with the plain network', () => {
    expect(dealRuns([ours, ours], wasm(8)).threads).toBe(2);
    const plain = dealRuns([ours, ours, ours], { engine: 'reference', workers: 8 });
    expect(plain).toEqual({ groups: [[0, 1, 2]], threads: 1, here: [] });
  });

  it('with a thread of its own for each user’s module', () => {
    expect(dealRuns([ours, theirs, ours], wasm(1))).toMatchObject({
      groups: [[1], [0, 2]],
      threads: 2,
    });
    expect(dealRuns([theirs], wasm(4))).toMatchObject({ groups: [[0]], threads: 1 });
  });

  it('but objects, whose functions stay where they are', () => {
    expect(dealRuns([object, ours, theirs, object], wasm(2))).toEqual({
      groups: [[2], [1]],
      threads: 2,
      here: [0, 3],
    });
    expect(dealRuns([object], wasm(2))).toEqual({ groups: [], threads: 0, here: [0] });
  });

  it('of 43 at most four together, so that a slow one holds up few', () => {
    const { groups, threads } = dealRuns(Array<typeof ours>(43).fill(ours), wasm(2));
    expect(threads).toBe(2);
    expect(groups).toHaveLength(12);
    expect(Math.max(...groups.map(({ length }) => length))).toBe(4);
  });

  it('each once, whatever they are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(ours, theirs, object), { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 20 }),
        (runs, workers) => {
          const { groups, threads, here } = dealRuns(runs, wasm(workers));
          expect([...groups.flat(), ...here].sort((a, b) => a - b)).toEqual(
            runs.map((_, run) => run),
          );
          expect(groups.every(({ length }) => length > 0)).toBe(true);
          expect(threads).toBeLessThanOrEqual(groups.length);
        },
      ),
    );
  });
});
