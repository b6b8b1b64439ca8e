import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/study/analyse.ts';
import { caveatsOf } from '../../../src/study/words/caveats.ts';
import { finding, summaryText } from '../../../src/study/words/summary.ts';
import { madeStudy, type Ending } from '../../fixtures/study.ts';

const around = (mean: number, spread: number) =>
  Array.from({ length: 10 }, (_, i) => mean + spread * ((i * 7) % 10) - 4.5 * spread);

async function said(optimizers: Readonly<Record<string, readonly Ending[]>>): Promise<string> {
  const analysis = analyse(await madeStudy({ Valley: optimizers }));
  return finding(analysis.problems[0]!);
}

describe('the finding', () => {
  it('says who ends lowest, and how far below whom, with an interval', async () => {
    const text = await said({ Slow: around(2, 0.01), Fast: around(1, 0.01) });
    expect(text).toMatch(/^Fast has the lowest mean train loss, 1\.00 \[0\.9\d\d, 1\.0\d\]\./);
    expect(text).toMatch(/It ends (0\.99\d|1\.00) \[[\d.]+, [\d.]+\] below Slow\.$/);
  });

  it('says no more than that nothing was detected where runs differ more by seed than by optimizer', async () => {
    const noise = around(1, 0.1);
    const text = await said({ One: noise, Other: [...noise].reverse() });
    expect(text).toMatch(
      /no difference was detected; with 10 seeds one of about 0\.\d+ would have been\.$/,
    );
    expect(text).not.toContain('below');
  });

  it('names those that diverged or failed, and ranks none where all did', async () => {
    const bad: Ending[] = [...around(3, 0.01).slice(0, 4), ...Array<Ending>(6).fill('diverged')];
    const text = await said({ Good: around(2, 0.01), Bad: bad });
    expect(text).toMatch(/^Good has the lowest mean train loss, 2\.00/);
    expect(text).toContain('below Bad, which diverged in some seeds.');
    expect(await said({ Bad: bad, Worse: Array<Ending>(10).fill('failed') })).toBe(
      'Every optimizer diverged or failed in some seed.',
    );
  });

  it('says that nothing was computed where nothing was', async () => {
    const none = Array<Ending>(10).fill(undefined);
    expect(await said({ One: none, Other: none })).toBe('No final run was computed.');
  });
});

describe('the caveats', () => {
  it('count the runs that did not end well, and say why the first of them failed', async () => {
    const endings: Ending[] = [...around(1, 0.01).slice(0, 7), 'diverged', 'failed', undefined];
    const caveats = caveatsOf(
      analyse(await madeStudy({ Valley: { Bad: endings, Good: around(2, 0.01) } })),
    );
    expect(caveats).toContain('On Valley 1 of 10 final runs of Bad diverged.');
    expect(caveats).toContain('On Valley 1 of 10 final runs of Bad failed: its update threw.');
    expect(caveats).toContain('On Valley 1 of 10 final runs of Bad were not computed.');
    expect(caveats.join(' ')).not.toContain('of Good');
  });

  it('say that few seeds can show nothing, and that nothing was tuned', async () => {
    const caveats = caveatsOf(
      analyse(await madeStudy({ Valley: { One: [1, 2, 3], Other: [1, 2, 3] } })),
    ).join(' ');
    expect(caveats).toContain('3 seeds are few.');
    expect(caveats).toContain(
      'With 3 seeds no difference can be detected, however clear it is; it takes 6.',
    );
    expect(caveats).toContain('No optimizer was tuned');
    expect(caveats).toContain('One problem was looked at');
  });
});

describe('the summary', () => {
  it('has each problem under its name, and ranks over all of them', async () => {
    const analysis = analyse(
      await madeStudy({
        Valley: { One: around(1, 0.01), Other: around(2, 0.01) },
        Hill: { One: around(3, 0.01), Other: around(1, 0.01) },
      }),
    );
    const text = summaryText(analysis);
    expect(text.match(/^## .*$/gm)).toEqual([
      '## Valley',
      '## Hill',
      '## Across the 2 problems',
      '## What this does not show',
    ]);
    // Each is first once: both have a mean rank of 1.5.
    expect(text.match(/^\| (One|Other) \| 1\.50 \|/gm)).toHaveLength(2);
  });

  it('says at its top that it was interrupted', async () => {
    const analysis = analyse(await madeStudy({ Valley: { One: [1], Other: [undefined] } }));
    expect(summaryText(analysis, 'It was interrupted.')).toMatch(
      /^# Made\n\n\*\*It was interrupted\.\*\* What follows is of the runs that were computed\./,
    );
  });
});
