import { describe, expect, it } from 'vitest';
import { documentOf } from '../../../src/report/documents/document.ts';
import { renderReport } from '../../../src/report/output/report.ts';
import { renderMarkdown } from '../../../src/report/page/markdown.ts';
import { relabelledResults } from '../experiment-fixture.ts';
import { comparisonOnOne } from '../study-fixture.ts';

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
