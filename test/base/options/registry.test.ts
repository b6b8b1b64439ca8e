import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/base/errors/user-error.ts';
import { Registry } from '../../../src/base/options/registry.ts';

const fruit = [{ name: 'apple' }, { name: 'pear' }, { name: 'plum' }];
const registry = new Registry('fruit', fruit);

describe('a registry', () => {
  it('finds each entry by its name, and lists them as they were given', () => {
    expect(registry.find('pear')).toBe(fruit[1]);
    expect(registry.names).toEqual(['apple', 'pear', 'plum']);
    expect([registry.has('plum'), registry.has('plums'), registry.has('name')]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it.each([
    ['aple', 'There is no fruit "aple". Did you mean "apple"? There are: apple, pear, plum.'],
    ['PLUM', 'There is no fruit "PLUM". Did you mean "plum"? There are: apple, pear, plum.'],
    ['kiwi fruit', 'There is no fruit "kiwi fruit". There are: apple, pear, plum.'],
  ])('says of %s what was meant, or what there is', (name, sentence) => {
    expect(() => registry.find(name)).toThrow(new UserError(sentence));
  });

  it('says so too of what is no text', () => {
    expect(() => registry.find(undefined as never)).toThrow('There is no fruit undefined. ');
    expect(() => registry.find({ name: 'pear' } as never)).toThrow(
      'There is no fruit {"name":"pear"}. ',
    );
  });

  it('may say it in words of its own', () => {
    const basket = new Registry('fruit', fruit, {
      missing: (quoted) => `The basket has no ${quoted}.`,
      known: (names) => `It holds: ${names}; or go shopping`,
    });
    expect(() => basket.find('pea')).toThrow(
      new UserError(
        'The basket has no "pea". Did you mean "pear"? It holds: apple, pear, plum; or go shopping.',
      ),
    );
    expect(basket.instead('pea')).toBe(
      ' Did you mean "pear"? It holds: apple, pear, plum; or go shopping',
    );
  });
});
