import { stringify } from 'yaml';
import { hasValidationRows } from '../../study/words/tuning-words.ts';
import { listed } from '../../base/errors/listed.ts';
import { metricWords } from '../../study/words/metric-words.ts';
import type { StudyResults } from '../../study/results.ts';
import { studyTables } from '../../study/tables/registry.ts';
import { batchesOfSeeds } from './batches-of-seeds.ts';
import { rowsOn } from '../charts/grammar/study-chart.ts';
import { figureCell } from '../charts/shared/figures.ts';
import type { ReportSection } from './document.ts';
import { optionsText } from './experiment-document.ts';
import { html, type Html } from '../page/html.ts';
import { machineHtml } from '../page/machine-html.ts';
import { ownOptimizersHtml } from './own-optimizers.ts';
import {
  copyHtml,
  detailsHtml,
  factsHtml,
  filesHtml,
  paragraphsHtml,
  tableHtml,
} from '../page/page-parts.ts';

/** The evidence of a study: what was compared and how, and how to run it again. */
export function studySections(results: StudyResults): ReportSection[] {
  return [
    { heading: 'What was compared', content: comparedSection(results) },
    { heading: 'How each was tuned', content: tuningSection(results) },
    batchesSection(results),
    { heading: 'Run it again', content: rerun(results) },
  ];
}

function comparedSection(results: StudyResults): Html {
  const { manifest } = results;
  const { comparison: study, seeds, leftOut = [] } = manifest;
  const { tuning, precision, description } = study;
  return html`${paragraphsHtml(description ? [description] : [])}
  ${factsHtml([
    ['Optimizers', study.optimizers.map(({ label, name }) => label ?? name).join(', ')],
    ['Seeds', `${seeds.length} (${seeds[0]} to ${seeds.at(-1)}), the same for all`],
    [
      'Tuning',
      tuning.trials > 1
        ? `${tuning.trials} trials for each optimizer on each problem${untunedInWords(results)}, ${tuning.seeds === 1 ? 'one run each' : `${tuning.seeds} runs each`}, by the ${tuning.statistic} metric`
        : 'none: all with the settings given',
    ],
    ['Precision', precision],
  ])}
  ${tableHtml({
    caption: 'Problems',
    columns: [
      { heading: 'problem' },
      { heading: 'judged by' },
      { heading: 'updates', numeric: true },
      { heading: 'target', numeric: true },
      { heading: 'set by' },
      { heading: 'options' },
    ],
    rows: [
      ...manifest.problems.map(({ label, metric, iterations, target }) => [
        label,
        metricWords(metric),
        String(iterations),
        target ? figureCell(target.value) : '–',
        target?.from ?? '–',
        optionsText(study.problems.find((one) => one.label === label)?.options ?? {}),
      ]),
      ...leftOut.map(({ problem, reason }) => [problem, 'left out', '–', '–', '–', reason]),
    ],
  })}
  ${ownOptimizersHtml(study.optimizers)}`;
}

function tuningSection(results: StudyResults): Html {
  const { manifest } = results;
  return html`<p>${choiceInWords(results)}</p>
    ${tableHtml({
      caption: 'Settings that were chosen',
      columns: [
        ...(manifest.problems.length > 1 ? [{ heading: 'problem' }] : []),
        { heading: 'optimizer' },
        { heading: 'trial', numeric: true },
        { heading: 'options' },
        { heading: 'at the edge of its range' },
      ],
      rows: manifest.chosen.map(({ problem, optimizer, trial, options }) => {
        const row = rowsOn(results.tables.summary, problem).find(
          (one) => one.optimizer === optimizer,
        );
        return [
          ...(manifest.problems.length > 1 ? [problem] : []),
          optimizer,
          row === undefined ? '–' : row.tuned ? String(trial) : 'not tuned',
          optionsText(shortened(options)),
          row?.edges || '–',
        ];
      }),
    })}`;
}

/** The optimizers that had nothing to tune on some problem, in a clause. */
function untunedInWords(results: StudyResults): string {
  const untuned = (results.tables.summary ?? [])
    .filter(({ tuned }) => !tuned)
    .map(({ optimizer }) => optimizer);
  const names = [...new Set(untuned)];
  return names.length === 0 ? '' : ` (but ${listed(names)}: nothing to tune)`;
}

function choiceInWords({ manifest }: StudyResults): Html {
  const { comparison: study, problems } = manifest;
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

function batchesSection(results: StudyResults): ReportSection {
  const files = filesHtml(results.manifest.data);
  if (results.missing.includes('runs')) {
    return {
      heading: 'The data and the batches',
      content: html`<p>The hashes of the batches are in ${studyTables.runs.file}, which is missing.</p>
        ${files}`,
    };
  }
  const { heading, words, table } = batchesOfSeeds(results);
  return {
    heading,
    content: html`<p>${words}</p>
      ${detailsHtml('The hashes, by seed', tableHtml(table))} ${files}`,
  };
}

function rerun({ manifest, environment }: StudyResults): Html {
  const { comparison: study } = manifest;
  return html`<p>
      The same file gives the same bytes in all tables, on every machine; only the seconds differ.
    </p>
    ${copyHtml('Command', environment?.command ?? `npx lockstep compare ${study.name}`)}
    ${detailsHtml(
      'The study file, with every default filled in',
      copyHtml('Study file', stringify(study)),
    )}
    ${
      environment
        ? machineHtml(
            environment,
            `started ${environment.startedAt}, took ${environment.seconds.toFixed(1)} seconds with ` +
              `${environment.workers} workers: ${environment.computed} runs computed, ${environment.kept} kept from before`,
          )
        : html`<p>The machine and the times were not kept.</p>`
    }`;
}
