import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { runItAgain } from '../../../../src/report/documents/sections/run-it-again.ts';
import { keptResults, timedResults } from '../../experiment-fixture.ts';
import { readSection } from '../../read-section.ts';
import { keptComparison } from '../../study-fixture.ts';

/** The file that a section offers, to be copied. */
function fileIn({ content }: ReturnType<typeof runItAgain>, label: string): string {
  const [, file = ''] =
    new RegExp(`<pre [^>]*aria-label="${label}">([^<]*)</pre>`).exec(content.text) ?? [];
  return file
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

describe('how to run an experiment again', () => {
  it('is its command and its file, and the machine where that was kept', async () => {
    const results = await timedResults();
    const section = runItAgain(results);
    const [heading, text] = readSection(section);
    expect(heading).toBe('Run it again');
    expect(text).toContain('npx lockstep run optimizer-comparison');
    expect(text).toContain('The experiment file, with every default filled in');
    expect(text).toContain('trained for 8.0 seconds by the wasm engine, workers: 2');
    expect(parse(fileIn(section, 'Experiment file'))).toEqual(results.manifest.experiment);
  });

  it('has a command also where none was kept, and claims no machine', async () => {
    const [, text] = readSection(runItAgain(await keptResults('backprop-training')));
    expect(text).toContain('npx lockstep run backprop-training');
    expect(text).toContain('The machine and the times of this run were not kept.');
  });
});

describe('how to run a study again', () => {
  it('is its command and its file, and how many of its runs were kept', async () => {
    const study = await keptComparison();
    const section = runItAgain(study);
    const [heading, text] = readSection(section);
    expect(heading).toBe('Run it again');
    expect(text).toContain('The study file, with every default filled in');
    expect(text).toMatch(/with \d+ workers: \d+ runs computed, \d+ kept from before/);
    expect(parse(fileIn(section, 'Study file'))).toEqual(study.manifest.comparison);
  });

  it('has the file in one order, whether it was just computed or read back', async () => {
    const study = await keptComparison();
    const { comparison } = study.manifest;
    const turned = { ...Object.fromEntries(Object.entries(comparison).reverse()), ...comparison };
    expect(Object.keys(turned)).not.toEqual(Object.keys(comparison));
    const computed = { ...study, manifest: { ...study.manifest, comparison: turned } };
    expect(fileIn(runItAgain(computed), 'Study file')).toBe(
      fileIn(runItAgain(study), 'Study file'),
    );
  });
});
