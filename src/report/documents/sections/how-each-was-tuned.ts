import type { AnyResults, StudyResults } from '../../../study/results.ts';
import { studyTables } from '../../../study/tables/registry.ts';
import { hasValidationRows } from '../../../study/words/tuning-words.ts';
import { html, type Html } from '../../page/html.ts';
import { tableHtml } from '../../page/page-parts.ts';
import { tableOf } from '../../page/report-table.ts';
import { optionsInWords } from './options-in-words.ts';
import type { ReportSection } from './section.ts';

/** How a study chose the settings of each optimizer; an experiment's are as given, so it has none. */
export function howEachWasTuned(results: AnyResults): ReportSection[] {
  if (results.kind === 'experiment') return [];
  const { manifest, tables } = results;
  const several = manifest.problems.length > 1;
  const chosen = manifest.chosen.map((one) => ({
    ...one,
    summary: tables.summary?.find(
      ({ problem, optimizer }) => problem === one.problem && optimizer === one.optimizer,
    ),
  }));
  const problem = { heading: 'problem', cell: (row: (typeof chosen)[number]) => row.problem };
  const table = tableOf(
    'Settings that were chosen',
    [
      ...(several ? [problem] : []),
      { heading: 'optimizer', cell: ({ optimizer }) => optimizer },
      {
        heading: 'trial',
        numeric: true,
        cell: ({ summary, trial }) =>
          summary === undefined ? '–' : summary.tuned ? String(trial) : 'not tuned',
      },
      { heading: 'options', cell: ({ options }) => optionsInWords(shortened(options)) },
      {
        heading: 'at the edge of its range',
        cell: ({ summary }) =>
          summary === undefined || summary.edges === '' ? '–' : summary.edges,
      },
    ],
    chosen,
  );
  return [
    {
      heading: 'How each was tuned',
      content: html`<p>${choiceInWords(manifest)}</p>
        ${tableHtml(table)}`,
    },
  ];
}

function choiceInWords({ comparison: study, problems }: StudyResults['manifest']): Html {
  if (study.tuning.trials <= 1) {
    return html`Nothing was tuned: all optimizers have the settings given.`;
  }
  const rows = problems.filter(hasValidationRows).length;
  const where = rows === problems.length ? '' : ' where there are data';
  const onRows = rows === 0 ? '' : `, on rows that no run trains on${where}`;
  const hasData = problems.some(({ updatesPerEpoch }) => updatesPerEpoch !== undefined);
  const test = hasData
    ? ' The test set was read once, after the last update of the final runs.'
    : '';
  return html`Settings were chosen by runs from seeds of their own${onRows}.${test} Every trial is in
    <code>${studyTables.trials.file}</code>.`;
}

/** Numbers of six digits that count. */
function shortened(options: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(options).map(([name, value]) => [
      name,
      typeof value === 'number' ? Number(value.toPrecision(6)) : value,
    ]),
  );
}
