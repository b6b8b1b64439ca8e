import { describe, expect, it } from 'vitest';
import { itemAt } from '../../../src/base/lists/item-at.ts';
import { paired } from '../../../src/base/lists/paired.ts';

describe('the item at a place', () => {
  it('is that of the list, also where it counts as false', () => {
    expect(itemAt(['a', '', 'c'], 1)).toBe('');
    expect(itemAt(Float64Array.of(0, 7), 0)).toBe(0);
  });

  it.each([-1, 2, 0.5])('is missed at %d of two', (place) => {
    expect(() => itemAt(['a', 'b'], place)).toThrow(
      new RangeError(`there is nothing at place ${place} of a list of 2`),
    );
  });
});

describe('two lists', () => {
  it('are paired place by place', () => {
    expect(paired([1, 2], ['a', undefined])).toEqual([
      [1, 'a'],
      [2, undefined],
    ]);
  });

  it.each([
    [[1, 2], ['a']],
    [[1], ['a', 'b']],
  ])('are not, where one is longer', (numbers, letters) => {
    expect(() => paired(numbers, letters)).toThrow(/^a list of \d and one of \d can't be paired$/);
  });
});
