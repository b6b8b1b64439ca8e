import { stringify } from 'yaml';
import type { Results } from '../../results/results.ts';
import { evaluations } from '../../results/tables/evaluations.ts';
import { losses } from '../../results/tables/losses.ts';
import { batchesInWords } from './batches-in-words.ts';
import { drawExperiment } from '../charts/draw.ts';
import type { DocumentChart, Ranking, ReportDocument } from './document.ts';
import { finalColumns, finalTable } from './final-table.ts';
import { finding } from './finding.ts';
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
import { finiteLength, smoothedHow, tooShortText } from './smoothing-words.ts';
import { statusText } from './words.ts';

/**
 * What a run of an experiment says: its curves, where they end, and how they came about.
 * @param charts all that there are data for, unless given
 */
export function experimentDocument(
  results: Results,
  charts: readonly DocumentChart[] = drawExperiment(results),
): ReportDocument {
  const { manifest } = results;
  const { experiment } = manifest;
  const batches = batchesInWords(manifest.runs);
  return {
    name: experiment.name,
    title: experiment.title,
    kicker: `lockstep ${manifest.lockstep} · ${experiment.name}`,
    warnings: batches.isSame ? [] : [batches.words],
    finding: [
      batches.isSame
        ? finding(results)
        : 'As the runs had other batches, nothing can be said of which optimizer did better.',
    ],
    problems: [],
    charts,
    rankings: [rankingOf(results)],
    caveats: [],
    sections: [
      { heading: 'What was compared', content: comparedSection(results) },
      { heading: batches.heading, content: evidence(results, batches.words) },
      { heading: 'Run it again', content: rerun(results) },
    ],
  };
}

function rankingOf(results: Results): Ranking {
  const columns = finalColumns(results);
  return {
    table: {
      caption: 'Final results',
      columns: columns.map(({ heading, numeric }) => ({ heading, numeric })),
      rows: finalTable(results).map((row) => columns.map(({ cell }) => cell(row))),
    },
    note: noteOf(results),
  };
}

function noteOf({ manifest, runs }: Results): string {
  const { smoothing } = manifest.experiment;
  const how = smoothing.window === 1 ? '' : ', over the series with reflected ends';
  const lengths = runs.map(({ optimizer, losses }) => ({
    optimizer,
    length: finiteLength(losses),
  }));
  return `Losses are those of the training batches. They are ${smoothedHow(smoothing)}${how}.${tooShortText(smoothing, lengths)}`;
}

function comparedSection({ manifest }: Results): Html {
  const { network, precision, iterations, batchSize, record, init, seed, dataset, description } =
    manifest.experiment;
  const optimizers = manifest.experiment.optimizers.filter(({ enabled }) => enabled);
  return html`${paragraphsHtml(description ? [description] : [])}
  ${factsHtml([
    [
      'Network',
      `${manifest.dataset.inputSize}-${network.hiddenSize}-${manifest.dataset.classes}, ` +
        `${network.activation === 'relu' ? 'ReLU' : 'Sigmoid'}, weights ${network.weightInitStd}·randn, ${precision}`,
    ],
    [
      'Data',
      `${dataset.name}: ${manifest.dataset.trainSize} training and ${manifest.dataset.testSize} test rows`,
    ],
    ['Training', `${iterations} iterations, batches of ${batchSize} drawn with replacement`],
    ['Recorded loss', `${record} the update, on the same batch`],
    [
      'First parameters',
      init === 'shared'
        ? `the same for all, from seed ${seed}`
        : `drawn for each in turn from the one stream of seed ${seed}`,
    ],
    ['Tuning', 'none: the options as given below'],
  ])}
  ${tableHtml({
    caption: 'Optimizers and their options',
    columns: [{ heading: 'optimizer' }, { heading: 'options' }, { heading: 'schedule' }],
    rows: optimizers.map(({ label, name, options, schedule, wrappers = [] }) => [
      label ?? name,
      [optionsText(options), ...wrappers.map((one) => `in ${namedText(one)}`)].join('; '),
      namedText(schedule),
    ]),
  })}
  ${ownOptimizersHtml(optimizers)}`;
}

/** A schedule or wrapper: its name, and its options behind it. */
function namedText({ name, ...options }: { name: string } & Record<string, unknown>): string {
  return [name, optionsText(options)].filter(Boolean).join(': ');
}

/** `lr 0.01, momentum 0.9` */
export function optionsText(options: Readonly<Record<string, unknown>>): string {
  return Object.entries(options)
    .map(([name, value]) => `${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ');
}

function evidence({ manifest }: Results, batches: string): Html {
  return html`<p>${batches}</p>
    ${tableHtml({
      caption: 'Hashes of batches and first parameters',
      columns: [
        { heading: 'run' },
        { heading: 'status' },
        { heading: 'batches, SHA-256' },
        { heading: 'first parameters, SHA-256' },
      ],
      rows: manifest.runs.map((run) => [
        run.optimizer,
        statusText(run),
        run.batchesSha256,
        run.initialParametersSha256,
      ]),
    })}
    ${filesHtml(manifest.dataset.files)}`;
}

function rerun({ manifest: { experiment }, environment }: Results): Html {
  return html`<p>
      The same experiment file gives the same bytes in <code>${losses.file}</code>,
      <code>${evaluations.file}</code> and <code>manifest.json</code>, on every machine.
    </p>
    ${copyHtml('Command', environment?.command ?? `npx lockstep run ${experiment.name}`)}
    ${detailsHtml(
      'The experiment file, with every default filled in',
      copyHtml('Experiment file', stringify(experiment)),
    )}
    ${
      environment
        ? machineHtml(
            environment,
            `started ${environment.startedAt}, trained for ${environment.seconds.toFixed(1)} seconds ` +
              `by the ${environment.engine} engine, workers: ${environment.workers}`,
          )
        : html`<p>The machine and the times of this run were not kept.</p>`
    }`;
}
