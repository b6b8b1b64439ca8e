import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../src/report/markdown.ts';
import { documentOf, renderReport } from '../../src/report/report.ts';
import { sideBySide } from '../../src/report/side-by-side.ts';
import { comparisonOnOne, keptComparison } from './comparison-fixture.ts';
import { keptResults, relabelledResults } from './results-fixture.ts';

describe('two results side by side', () => {
  it('say first what differs in their settings, and nothing else of them', async () => {
    const before = await keptResults('optimizer-comparison');
    const after = {
      ...before,
      manifest: {
        ...before.manifest,
        experiment: { ...before.manifest.experiment, seed: 7, batchSize: 64 },
      },
    };
    const document = sideBySide([
      { name: 'before', results: before },
      { name: 'after', results: after },
    ]);
    expect(document.title).toBe('before beside after');
    const text = document.first!.content.text.replaceAll(/<[^>]+>|\s+/g, ' ');
    expect(text.replaceAll(/ +/g, ' ')).toContain('setting before after seed 0 7 batchSize 128 64');
    expect(text).not.toContain('iterations');
    expect(document.rankings[0]!.table.rows.map(([label]) => label)).toEqual(
      ['before', 'after'].flatMap((name) =>
        ['SGD', 'Momentum', 'AdaGrad', 'Adam'].map((optimizer) => `${optimizer} (${name})`),
      ),
    );
  });

  it('of comparisons keep the problems that they have in common', async () => {
    const document = sideBySide([
      { name: 'old', results: await keptComparison() },
      { name: 'new', results: await comparisonOnOne('Rosenbrock') },
    ]);
    expect(document.charts.map(({ name }) => name)).toContain('intervals');
    expect(document.rankings[0]!.table.rows).toHaveLength(10);
    expect(document.finding.join(' ')).toMatch(/old: .* has the lowest .* new: /);
  });

  it('must be of one kind, and have a problem in common', async () => {
    const experiment = { name: 'a', results: await keptResults('optimizer-comparison') };
    expect(() =>
      sideBySide([experiment, { name: 'b', results: experiment.results }]),
    ).not.toThrow();
    const comparison = { name: 'c', results: await comparisonOnOne('Saddle') };
    expect(() => sideBySide([experiment, comparison])).toThrow(/a is of `lockstep run`, c of/);
    const other = { name: 'd', results: await comparisonOnOne('Rosenbrock') };
    expect(() => sideBySide([comparison, other])).toThrow('c and d have no problem in common');
  });
});

describe('a report as Markdown', () => {
  it('has the finding, the picture, the ranking and the caveats', async () => {
    const [file] = await renderReport(await comparisonOnOne('Rosenbrock'), ['md']);
    const text = file!.content as string;
    expect(file!.name).toBe('charts.md');
    expect(text).toMatch(/^# Five optimizers on three small problems\n\n.*lowest mean train loss/);
    expect(text).toContain('](charts.png)');
    expect(text).toMatch(/\| optimizer \| mean train loss \| .*\n\| --- \| ---: \|/);
    expect(text).toContain('**What this does not show**');
  });

  it('shows labels as they are, whatever Markdown would make of them', async () => {
    const results = await relabelledResults(['a|b', '<b>*x*</b>', '[l](u)', '# `h`']);
    const text = renderMarkdown(documentOf(results), 'p.png');
    expect(text).toContain(String.raw`| a\|b |`);
    expect(text).toContain(String.raw`\<b\>\*x\*\</b\>`);
    expect(text).toContain(String.raw`\# \`h\``);
  });
});
