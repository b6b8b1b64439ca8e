import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/base/errors/user-error.ts';
import { parseIdx } from '../../src/data/idx.ts';

/** An IDX file of unsigned bytes. */
function idx(shape: readonly number[], values: readonly number[]): Uint8Array {
  const header = [0, 0, 8, shape.length, ...shape.flatMap((n) => [n >>> 24, n >>> 16, n >>> 8, n])];
  return Uint8Array.from([...header, ...values]);
}

describe('parseIdx', () => {
  it('gives back the shape and the bytes of any file', () => {
    const shape = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(shape, fc.nat(255), (shape, start) => {
        const size = shape.reduce((product, n) => product * n, 1);
        const values = Array.from({ length: size }, (_, i) => (start + i) % 256);
        const parsed = parseIdx(idx(shape, values), 'any', shape.length);
        expect(parsed.shape).toEqual(shape);
        expect([...parsed.values]).toEqual(values);
      }),
    );
  });

  it.each([
    ['another magic number', Uint8Array.of(0, 0, 9, 1, 0, 0, 0, 0), 'starts with 0x00000901'],
    ['another number of dimensions', idx([1, 1], [7]), 'expected the magic number 0x00000801'],
    ['no bytes at all', new Uint8Array(), 'starts with only 0 bytes'],
    ['a header cut off', Uint8Array.of(0, 0, 8, 1, 0), 'is truncated: its header needs 8 bytes'],
    ['values missing', idx([5], [1, 2]), 'announces 5 bytes, so 13 in all, but the file has 10'],
    ['values too many', idx([1], [1, 2]), 'is longer than it says'],
  ])('refuses a file with %s, in a sentence', (_, bytes, sentence) => {
    const parse = () => parseIdx(bytes, 'digits', 1);
    expect(parse).toThrow(UserError);
    expect(parse).toThrow('digits ');
    expect(parse).toThrow(sentence);
  });
});
