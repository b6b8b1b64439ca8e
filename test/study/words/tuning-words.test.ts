import path from 'node:path';
import { compare, renderReport } from 'lockstep';
import { describe, expect, it } from 'vitest';
import { hasValidationRows, tuningInWords } from '../../../src/study/words/tuning-words.ts';
import { temporaryFolder } from '../../fixtures/lockstep.ts';

const TUNING = { trials: 20, seeds: 1, statistic: 'final', options: 'all' } as const;

describe('how much each was tuned', () => {
  it('is said of all, but not of those that had nothing to tune', () => {
    expect(tuningInWords(TUNING, [], 3)).toBe('each optimizer tuned with 20 trials');
    expect(tuningInWords({ ...TUNING, seeds: 2 }, ['Prodigy'], 3)).toBe(
      'each optimizer tuned with 20 trials of 2 runs, but Prodigy, which has nothing to tune',
    );
    expect(tuningInWords(TUNING, ['A', 'B'], 2)).toBe(
      'no optimizer tuned, as none had anything to tune',
    );
    expect(tuningInWords({ ...TUNING, trials: 0 }, [], 2)).toMatch(/^no optimizer tuned: all with/);
  });

  it('by rows of its own is said of problems that have such rows, and are judged by them', () => {
    expect(hasValidationRows({ metric: 'validationLoss', updatesPerEpoch: 400 })).toBe(true);
    expect(hasValidationRows({ metric: 'trainLoss', updatesPerEpoch: 400 })).toBe(false);
    expect(hasValidationRows({ metric: 'trainLoss' })).toBe(false);
  });
});

/** All that a study of a function says, in one line. */
async function studyInWords(): Promise<string> {
  const study = await compare(
    {
      name: 'valley',
      title: 'A valley',
      problems: [{ name: 'rosenbrock', iterations: 40 }],
      seeds: 5,
      tuning: { trials: 3, options: ['beta1'] },
      optimizers: [{ name: 'sgd' }, { name: 'adam' }],
    },
    { store: path.join(await temporaryFolder(), 'runs'), workers: 1 },
  );
  const [page] = await renderReport(study, ['html']);
  return `${study.summary}\n${String(page!.content)}`.replaceAll(/\s+/g, ' ');
}

describe('a study of a function, where one optimizer had nothing to tune', () => {
  it('says who had nothing to tune', async () => {
    const texts = await studyInWords();
    expect(texts).toContain(
      'each optimizer tuned with 3 trials, but SGD, which has nothing to tune',
    );
    expect(texts).toContain('Each optimizer had 3 trials of beta1, but SGD had nothing to tune;');
    expect(texts).toContain(
      '3 trials for each optimizer on each problem (but SGD: nothing to tune)',
    );
  });

  it('speaks of no validation set and no test set, as a function has none', async () => {
    const texts = await studyInWords();
    expect(texts).toContain('Settings were chosen by runs from seeds of their own.');
    expect(texts).not.toMatch(/validation set|test set|rows that no run trains on/);
  });
});
