import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { codeOf } from '../../../src/base/errors/code-of.ts';
import { messageOf } from '../../../src/base/errors/message-of.ts';

function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return undefined;
}

describe('what was thrown', () => {
  it('has the code of the system where it comes from there', () => {
    expect(codeOf(thrownBy(() => readFileSync('/nowhere/at/all')))).toBe('ENOENT');
    expect(codeOf(thrownBy(() => readFileSync('/')))).toBe('EISDIR');
  });

  it.each([
    [new RangeError('too far'), 'RangeError: too far', 'too far'],
    ['a text', 'a text', 'a text'],
    [undefined, 'undefined', 'undefined'],
    [null, 'null', 'null'],
  ])('is told in its own words otherwise: %s', (thrown, told, message) => {
    expect(codeOf(thrown)).toBe(told);
    expect(messageOf(thrown)).toBe(message);
  });
});
