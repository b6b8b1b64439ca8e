import { expect, it } from 'vitest';
import { completeStudy } from '../../../src/study/plan/load.ts';

it.each([
  [
    { optimizers: [{ name: 'adam', tune: { lr: { min: 0.1 } } }] },
    'optimizers[0].tune.lr.max is missing, expected a number.',
  ],
  [
    { optimizers: [{ name: 'adam', tune: { lr: { min: 0.1, max: 1, scalling: 'log' } } }] },
    'optimizers[0].tune.lr: unknown key "scalling". Did you mean "scaling"?',
  ],
  [
    { optimizers: [{ name: 'adam', tune: { lr: 'wide' } }] },
    'optimizers[0].tune.lr is "wide", expected a set of keys and values or a list.',
  ],
  [{ tuning: { options: 'none' } }, 'tuning.options is "none", expected all or a list.'],
])(
  'a value that may have several forms is told by the one that was meant: %j',
  async (given, text) => {
    const study = { name: 'study', title: 'Study', optimizers: [{ name: 'sgd' }], ...given };
    await expect(completeStudy(study)).rejects.toThrow(text);
  },
);
