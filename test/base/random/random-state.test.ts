import { describe, expect, it } from 'vitest';
import { RandomState } from '../../../src/base/random/random-state.ts';
import reference from './numpy-streams.json' with { type: 'json' };

function times<Value>(count: number, draw: () => Value): Value[] {
  return Array.from({ length: count }, draw);
}

describe.each(reference.streams)('the random stream of seed $seed, drawn by NumPy', (stream) => {
  const random = new RandomState(stream.seed);

  it('is equal in uniforms, normals and integers, drawn one after the other', () => {
    expect(times(5, () => random.uniform())).toEqual(stream.uniform);
    expect(times(7, () => random.normal())).toEqual(stream.normal);
    expect([...random.choice(60000, 6)]).toEqual(stream.choice);
  });

  it('keeps the second normal of a pair while integers are drawn', () => {
    expect(times(4, () => random.normal())).toEqual(stream.normalAfterIntegers);
  });

  it('draws integers below any number', () => {
    expect([...random.choice(10, 12)]).toEqual(stream.choiceOfTen);
    expect([...random.choice(1024, 5)]).toEqual(stream.choiceOfPowerOfTwo);
  });

  it('is still in step after as many normals as a network has weights', () => {
    const weights = new RandomState(stream.seed);
    const sum = times(79400, () => weights.normal()).reduce((a, b) => a + b, 0);
    expect(sum).toBeCloseTo(stream.normals79400.sum, 9);
    expect(weights.normal()).toBeCloseTo(stream.normals79400.last[0]!, 15);
  });
});

describe('choice', () => {
  it('of one number takes nothing from the stream, as in NumPy', () => {
    const [random, untouched] = [new RandomState(3), new RandomState(3)];
    expect([...random.choice(1, 4)]).toEqual([0, 0, 0, 0]);
    expect(random.uniform()).toBe(untouched.uniform());
  });

  it('of 2^32 numbers takes outputs as they are', () => {
    const [whole, halves] = [new RandomState(3), new RandomState(3)];
    const [a, b] = whole.choice(2 ** 32, 2);
    expect(((a! >>> 5) * 2 ** 26 + (b! >>> 6)) / 2 ** 53).toBe(halves.uniform());
  });

  it.each([0, -1, 1.5, 2 ** 32 + 1])('refuses to draw from %d numbers', (n) => {
    expect(() => new RandomState(0).choice(n, 1)).toThrow(RangeError);
  });
});
