import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dealRuns } from '../../src/running/deal.ts';

const ours = (name: string) => ({ name, entry: {} });
const theirs = (name: string) => ({ name, entry: { module: {} } });
const object = (name: string) => ({ name, entry: { optimizer: {} } });
type Run = ReturnType<typeof ours>;

const namesOf = (groups: readonly (readonly Run[])[]) =>
  groups.map((group) => group.map(({ name }) => name));

describe('runs are dealt to threads', () => {
  it('the textbook’s four as two and two, the last to the first', () => {
    const { shared, own, here } = dealRuns(['sgd', 'momentum', 'adagrad', 'adam'].map(ours), 2);
    expect(namesOf(shared)).toEqual([
      ['sgd', 'adam'],
      ['momentum', 'adagrad'],
    ]);
    expect([own, here]).toEqual([[], []]);
  });

  it('to no more threads than there are runs; all together where there is one thread', () => {
    expect(namesOf(dealRuns([ours('a'), ours('b')], 8).shared)).toEqual([['a'], ['b']]);
    const five = ['a', 'b', 'c', 'd', 'e'];
    expect(namesOf(dealRuns(five.map(ours), 1).shared)).toEqual([five]);
  });

  it('each user’s module alone, and objects, whose functions stay where they are', () => {
    const dealt = dealRuns([object('o'), ours('a'), theirs('m'), object('p'), ours('b')], 1);
    expect(namesOf(dealt.shared)).toEqual([['a', 'b']]);
    expect(namesOf(dealt.own)).toEqual([['m']]);
    expect(namesOf(dealt.here)).toEqual([['o'], ['p']]);
  });

  it('of 43 at most four together, so that a slow one holds up few', () => {
    const { shared } = dealRuns(
      Array.from({ length: 43 }, (_, i) => ours(`${i}`)),
      2,
    );
    expect(shared).toHaveLength(12);
    expect(Math.max(...shared.map(({ length }) => length))).toBe(4);
  });

  it('as few groups as four together make, where other runs keep the threads busy', () => {
    const lengths = (count: number) =>
      dealRuns(Array.from({ length: count }, (_, i) => ours(`${i}`))).shared.map(
        ({ length }) => length,
      );
    expect(lengths(4)).toEqual([4]);
    expect(lengths(5)).toEqual([3, 2]);
    expect(lengths(8)).toEqual([4, 4]);
  });

  it('each once, whatever they are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(ours, theirs, object), { minLength: 1, maxLength: 60 }),
        fc.option(fc.integer({ min: 1, max: 20 }), { nil: undefined }),
        (kinds, threads) => {
          const runs = kinds.map((make, i) => make(`${i}`));
          const { shared, own, here } = dealRuns(runs, threads);
          const groups = [...shared, ...own, ...here];
          expect(new Set(groups.flat())).toEqual(new Set(runs));
          expect(groups.flat()).toHaveLength(runs.length);
          expect(groups.every(({ length }) => length > 0)).toBe(true);
        },
      ),
    );
  });
});
