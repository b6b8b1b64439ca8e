import { optimizers } from '../optimizers/registry.ts';
import { wrappers } from '../optimizers/wrappers/registry.ts';
import { problems } from '../problems/registry.ts';
import { schedules } from '../schedules/registry.ts';
import { defaultOf, rangeOf, type Entry } from './entry.ts';
import { escaped } from './markdown.ts';

/** docs/optimizers.md: what `lockstep list` tells, as one page in Markdown. */
export function referencePage(): string {
  const table = optimizers.map(
    ({ name, label, paper, state }) =>
      `| [${name}](#${name}) | ${label} | ${paper.year} | ${state.join(', ') || '–'} |`,
  );
  return `${[
    '# Optimizers, wrappers, schedules and problems',
    'Written by `npm run build` from the definitions in `src/`; the same facts as `lockstep list`.',
    '## Optimizers',
    ['| name | label | year | state |', '| --- | --- | --- | --- |', ...table].join('\n'),
    ...optimizers.map(section),
    '## Wrappers',
    'Around any optimizer, in an experiment file: `wrappers: [{ name: clip-by-norm, maxNorm: 1 }]`.',
    ...wrappers.map(section),
    '## Schedules',
    'Of any optimizer’s learning rate: `schedule: { name: cosine, warmupSteps: 50 }`.',
    ...schedules.map(section),
    '## Problems',
    'What optimizers are compared on, in a study file: `problems: [{ name: quadratic }]`.',
    ...problems.map(section),
  ].join('\n\n')}\n`;
}

function section({ name, label, summary, formula, paper, options }: Entry): string {
  const parts = [`### ${name}`, sentence(label === undefined ? summary : `${label}. ${summary}`)];
  if (formula !== undefined) parts.push(['```text', formula, '```'].join('\n'));
  if (paper) {
    parts.push(
      `${escaped(paper.authors)}, [${escaped(paper.title)}](${paper.url}), ${paper.year}.`,
    );
  }
  const rows = Object.entries(options).map(
    ([option, spec]) =>
      `| \`${option}\` | ${defaultOf(spec)} | ${escaped(rangeOf(spec))} | ${escaped(spec.help)} |`,
  );
  if (rows.length > 0) {
    const heading = ['| option | default | range | |', '| --- | --- | --- | --- |'];
    parts.push([...heading, ...rows].join('\n'));
  }
  return parts.join('\n\n');
}

function sentence(text: string): string {
  const upper = text.charAt(0).toUpperCase() + text.slice(1);
  return escaped(/[.!?]$/.test(upper) ? upper : `${upper}.`);
}
