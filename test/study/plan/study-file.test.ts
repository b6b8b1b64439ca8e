import { describe, expect, it } from 'vitest';
import { completeStudy } from '../../../src/study/plan/load.ts';

const VALID = {
  name: 'mine',
  title: 'Mine',
  problems: [{ name: 'quadratic' }],
  optimizers: [{ name: 'sgd' }],
};

describe('a comparison that would collide, or could not be shown, is refused', () => {
  it.each([
    [{ name: 'index' }, 'name is "index": lockstep’s own reports/index.html has that name'],
    [{ name: 'nul' }, 'name is "nul": Windows keeps that name for a device'],
    [{ name: 'Mine' }, 'name is "Mine", expected lower-case letters and digits'],
    [{ title: 'Mine\tand yours' }, 'title is "Mine\\tand yours", with a tab'],
    [
      { problems: [{ name: 'quadratic', label: 'a\u2028b' }] },
      'problems[0].label is "a\\u2028b", with a line break; expected one line of text that can be seen.',
    ],
    [{ optimizers: [{ name: 'sgd', label: 'a\r\nb' }] }, 'optimizers[0].label is "a\\r\\nb", with'],
  ])('%j', async (change, sentence) => {
    await expect(completeStudy({ ...VALID, ...change })).rejects.toThrow(sentence);
  });
});
