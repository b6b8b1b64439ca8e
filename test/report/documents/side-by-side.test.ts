import { describe, expect, it } from 'vitest';
import type { StudyResults } from '../../../src/study/results.ts';
import { renderDocument } from '../../../src/report/output/report.ts';
import { sideBySide } from '../../../src/report/documents/side-by-side.ts';
import type { Results } from '../../../src/results/results.ts';
import { comparisonOnOne, keptComparison } from '../study-fixture.ts';
import { keptResults, timedResults } from '../experiment-fixture.ts';

describe('two results side by side', () => {
  it('say first what differs in their settings, and nothing else of them', async () => {
    const before = await keptResults('optimizer-comparison');
    const after = {
      ...before,
      manifest: {
        ...before.manifest,
        experiment: { ...before.manifest.experiment, printEvery: 7, precision: 'float32' as const },
      },
    };
    const document = sideBySide([
      { name: 'before', results: before },
      { name: 'after', results: after },
    ]);
    expect(document.title).toBe('before beside after');
    const text = document.first!.content.text.replaceAll(/<[^>]+>|\s+/g, ' ');
    expect(text.replaceAll(/ +/g, ' ')).toContain(
      'setting before after precision float64 float32 printEvery 100 7',
    );
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

describe('results that were not computed alike', () => {
  const shifted = (results: Results, change: Partial<Results['manifest']['experiment']>) => ({
    ...results,
    manifest: {
      ...results.manifest,
      experiment: { ...results.manifest.experiment, ...change },
      runs: results.manifest.runs.map((run) => ({ ...run, batchesSha256: 'a'.repeat(64) })),
    },
  });

  it('of experiments are told apart by a warning, and each is ranked on its own', async () => {
    const before = await keptResults('optimizer-comparison');
    const after = shifted(before, { seed: 7 });
    const document = sideBySide([
      { name: 'before', results: before },
      { name: 'after', results: after },
    ]);
    expect(document.warnings).toEqual([
      'before and after can NOT be ranked together. They were not trained on the same batches: the ' +
        'SHA-256 of the row numbers differs. So each is shown and ranked on its own.',
    ]);
    expect(document.finding.slice(1).map((text) => text.slice(0, 60))).toEqual([
      'before: After 2000 iterations Adam has the lowest training l',
      'after: After 2000 iterations Adam has the lowest training lo',
    ]);
    expect(document.rankings.map(({ table }) => table.caption)).toEqual([
      'Final results: before',
      'Final results: after',
    ]);
    for (const { table } of document.rankings) expect(table.rows).toHaveLength(4);
    const [page] = await renderDocument(document, ['html', 'md']);
    const html = page!.content as string;
    expect(html.indexOf('can NOT be ranked together')).toBeLessThan(html.indexOf('<h1>'));
    expect(html).not.toContain('<h2>The same data and batches for all</h2>');
    expect(html.match(/<figure/g)).toHaveLength(2);
  });

  it.each([
    [{ iterations: 1000 }, 'They did not go equally far: 2000 and 1000 iterations.'],
    [{ record: 'before' }, 'Their losses were taken after and before the update.'],
  ] as const)('say so where it is %j', async (change, sentence) => {
    const results = await keptResults('optimizer-comparison');
    const { experiment } = results.manifest;
    const other = {
      ...results,
      manifest: { ...results.manifest, experiment: { ...experiment, ...change } },
    };
    const [warning] = sideBySide([
      { name: 'a', results },
      { name: 'b', results: other },
    ]).warnings;
    expect(warning).toContain(sentence);
  });

  it('say so where the data differ, or nobody can tell whether the batches do', async () => {
    const results = await keptResults('optimizer-comparison');
    const { dataset } = results.manifest;
    const [file, ...files] = dataset.files;
    const other = {
      ...results,
      manifest: {
        ...results.manifest,
        dataset: { ...dataset, files: [{ ...file!, sha256: '0'.repeat(64) }, ...files] },
        runs: results.manifest.runs.map((run) => ({
          ...run,
          status: 'interrupted' as const,
          iterations: 1500,
        })),
      },
    };
    const [warning] = sideBySide([
      { name: 'a', results },
      { name: 'b', results: other },
    ]).warnings;
    expect(warning).toContain('Their data are not the same.');
    expect(warning).toContain('No run of b went as far as one of a');
  });

  it('of comparisons are ranked apart where a seed’s batches, the seeds or a problem differ', async () => {
    const results = await comparisonOnOne('Rosenbrock');
    const of = (other: StudyResults) =>
      sideBySide([
        { name: 'old', results },
        { name: 'new', results: other },
      ]);
    expect(of(results).warnings).toEqual([]);
    const runs = results.tables.runs?.map((row) => ({ ...row, batches_sha256: 'c'.repeat(64) }));
    const batches = of({ ...results, tables: { ...results.tables, ...(runs ? { runs } : {}) } });
    expect(batches.warnings.join()).toContain(
      'In 8 of 8 seeds they did not start from the same parameters or see the same batches.',
    );
    expect(batches.rankings.map(({ table }) => table.caption)).toEqual([
      'Ranking: old',
      'Ranking: new',
    ]);
    const { manifest } = results;
    const seeds = of({ ...results, manifest: { ...manifest, seeds: manifest.seeds.slice(1) } });
    expect(seeds.warnings.join()).toContain('Their seeds are not the same.');
    const [problem] = manifest.problems;
    const longer = of({
      ...results,
      manifest: { ...manifest, problems: [{ ...problem!, iterations: 151 }] },
    });
    expect(longer.warnings.join()).toContain('Rosenbrock is not the same problem in them.');
    expect(longer.finding.join()).not.toMatch(/\((old|new)\)/);
  });
});

describe('what stands in the evidence of results side by side', () => {
  it('is of each of them, with its own command', async () => {
    const before = await keptResults('optimizer-comparison');
    const document = sideBySide([
      { name: 'before', results: before },
      {
        name: 'after',
        results: {
          ...before,
          manifest: {
            ...before.manifest,
            experiment: {
              ...before.manifest.experiment,
              name: 'wider',
              network: { ...before.manifest.experiment.network, hiddenSize: 200 },
            },
          },
        },
      },
    ]);
    expect(document.warnings).toEqual([]);
    expect(document.sections.map(({ heading }) => heading)).toEqual(
      ['before', 'after'].flatMap((name) =>
        ['What was compared', 'The same data and batches for all', 'Run it again'].map(
          (heading) => `${heading}: ${name}`,
        ),
      ),
    );
    const textOf = (heading: string) =>
      document.sections.find((section) => section.heading === heading)!.content.text;
    expect(textOf('What was compared: before')).toContain('784-100-10');
    expect(textOf('What was compared: after')).toContain('784-200-10');
    expect(textOf('Run it again: after')).toContain('npx lockstep run wider');
    expect(document.finding[1]).toMatch(/Adam \(before\) and Adam \(after\) share the lowest/);
    expect(document.charts[0]!.specification).toMatchObject({
      title: { text: 'before beside after' },
    });
  });

  it('claims no same machine where none was kept', async () => {
    const results = await keptResults('optimizer-comparison');
    const textOf = (one: Results, other: Results) =>
      sideBySide([
        { name: 'a', results: one },
        { name: 'b', results: other },
      ]).first!.content.text.replaceAll(/\s+/g, ' ');
    expect(textOf(results, results)).toContain(
      'Nothing: the same settings, data and version of lockstep. The machines were not kept.',
    );
    const timed = await timedResults();
    expect(textOf(timed, timed)).toContain(
      'Nothing: the same settings, data, versions and machine.',
    );
  });
});
