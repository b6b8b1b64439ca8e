import { describe, expect, it } from 'vitest';
import { rankingsOf } from '../../../../src/report/documents/sections/ranking.ts';
import { cellText } from '../../../../src/report/page/report-table.ts';
import type { AnyResults } from '../../../../src/study/results.ts';
import { divergedResults } from '../../experiment-fixture.ts';
import { comparisonOnOne, keptComparison } from '../../study-fixture.ts';

/** The one ranking of results: its caption, headings, rows as texts, and note. */
function rankingOf(results: AnyResults) {
  const [ranking, ...others] = rankingsOf(results);
  expect(others).toEqual([]);
  const { table, note } = ranking!;
  return {
    caption: table.caption,
    headings: table.columns.map(({ heading }) => heading),
    rows: table.rows.map((row) => row.map(cellText)),
    note,
  };
}

describe('the ranking', () => {
  it('of an experiment is where each run ended, and how its losses were smoothed', async () => {
    const { caption, rows, note } = rankingOf(await divergedResults());
    expect(caption).toBe('Final results');
    expect(rows.map((row) => [row[0], row.at(-1)])).toEqual([
      ['SGD', 'finished'],
      ['Momentum', 'diverged at iteration 700'],
      ['AdaGrad', 'finished'],
      ['Adam', 'finished'],
    ]);
    expect(note).toContain('smoothed with a Kaiser window of length 11, beta 2');
  });

  it('of a study on one problem is by its metric, with intervals, the best first', async () => {
    const { caption, headings, rows, note } = rankingOf(await comparisonOnOne('Rosenbrock'));
    expect(caption).toBe('Ranking');
    expect(headings).toEqual([
      'optimizer',
      'mean train loss',
      '95 % from',
      'to',
      'median',
      'expected updates to target',
      'runs',
    ]);
    // As summary.csv and targets.csv have them; means of seeds that diverged come last.
    expect(rows[0]).toEqual([
      'Momentum',
      '0.278',
      '0.110',
      '0.432',
      '0.288',
      '254',
      'all finished',
    ]);
    expect(rows.map(([label]) => label)).toEqual([
      'Momentum',
      'Adam',
      'Lion',
      'SGD',
      'SGD, far too fast',
    ]);
    expect(rows.slice(-2).map((row) => row.at(-1))).toEqual(['1 diverged', '8 diverged']);
    expect(note).toMatch(/^Over 8 seeds; intervals are 95 % .* Expected updates count runs/);
  });

  it('of one without a target says nothing of the updates to it', async () => {
    const { tables, ...study } = await comparisonOnOne('Rosenbrock');
    const { headings, note } = rankingOf({ ...study, tables: { ...tables, targets: [] } });
    expect(headings).not.toContain('expected updates to target');
    expect(note).not.toContain('Expected updates');
  });

  it('of a study on several is by mean rank, with the mean on each', async () => {
    const { caption, headings, rows, note } = rankingOf(await keptComparison());
    expect(caption).toBe('Ranking');
    expect(headings).toEqual([
      'optimizer',
      'mean rank',
      'AlgoPerf score',
      'Noisy quadratic',
      'Rosenbrock',
      'Saddle',
    ]);
    const ranks = rows.map(([, rank]) => Number(rank));
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
    expect(rows[0]).toEqual(['Momentum', '1.67', '0.333', '0.00881', '0.278', '2.03e-12']);
    expect(note).toBe(
      'Under each problem, the mean of the metric that it is judged by. Over 8 seeds.',
    );
  });

  it('of several without scores is none: the means stand in the study’s order', async () => {
    const { tables, ...study } = await keptComparison();
    const { caption, rows } = rankingOf({ ...study, tables: { ...tables, scores: [] } });
    expect(caption).toBe('Means');
    expect(rows.map(([label]) => label)).toEqual([
      'SGD',
      'Momentum',
      'Adam',
      'Lion',
      'SGD, far too fast',
    ]);
  });
});
