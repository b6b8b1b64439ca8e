import type { OptimizerEntry } from '../../../experiment/schema.ts';
import type { Results } from '../../../results/results.ts';
import type { AnyResults, StudyResults } from '../../../study/results.ts';
import { listed } from '../../../base/errors/listed.ts';
import { metricWords } from '../../../study/words/metric-words.ts';
import { figureCell } from '../../charts/shared/figures.ts';
import { html } from '../../page/html.ts';
import { factsHtml, paragraphsHtml, tableHtml, type Fact } from '../../page/page-parts.ts';
import type { ReportTable } from '../../page/report-table.ts';
import { namedInWords, optionsInWords } from './options-in-words.ts';
import { ownOptimizersHtml } from './own-optimizers.ts';
import type { ReportSection } from './section.ts';

/** What was compared with what, on what, and how. */
interface Compared {
  readonly description: string;
  readonly facts: readonly Fact[];
  readonly table: ReportTable;
  readonly optimizers: readonly OptimizerEntry[];
}

/** What an experiment or a study compared: in its own words, in facts, and in a table. */
export function whatWasCompared(results: AnyResults): ReportSection {
  const { description, facts, table, optimizers } =
    results.kind === 'study' ? inStudy(results) : inExperiment(results);
  return {
    heading: 'What was compared',
    content: html`${paragraphsHtml(description ? [description] : [])} ${factsHtml(facts)}
    ${tableHtml(table)} ${ownOptimizersHtml(optimizers)}`,
  };
}

/** Of an experiment, the network and its training; each optimizer has its options and schedule. */
function inExperiment({ manifest }: Results): Compared {
  const { network, precision, iterations, batchSize, record, init, seed, dataset, description } =
    manifest.experiment;
  const { inputSize, classes, trainSize, testSize } = manifest.dataset;
  const optimizers = manifest.experiment.optimizers.filter(({ enabled }) => enabled);
  return {
    description,
    facts: [
      [
        'Network',
        `${inputSize}-${network.hiddenSize}-${classes}, ` +
          `${network.activation === 'relu' ? 'ReLU' : 'Sigmoid'}, weights ${network.weightInitStd}·randn, ${precision}`,
      ],
      ['Data', `${dataset.name}: ${trainSize} training and ${testSize} test rows`],
      ['Training', `${iterations} iterations, batches of ${batchSize} drawn with replacement`],
      ['Recorded loss', `${record} the update, on the same batch`],
      [
        'First parameters',
        init === 'shared'
          ? `the same for all, from seed ${seed}`
          : `drawn for each in turn from the one stream of seed ${seed}`,
      ],
      ['Tuning', 'none: the options as given below'],
    ],
    table: {
      caption: 'Optimizers and their options',
      columns: [{ heading: 'optimizer' }, { heading: 'options' }, { heading: 'schedule' }],
      rows: optimizers.map(({ label, name, options, schedule, wrappers = [] }) => [
        label ?? name,
        [optionsInWords(options), ...wrappers.map((one) => `in ${namedInWords(one)}`)].join('; '),
        namedInWords(schedule),
      ]),
    },
    optimizers,
  };
}

/** Of a study, the seeds and the tuning; each problem has its metric, length and target. */
function inStudy({ manifest, tables }: StudyResults): Compared {
  const { comparison: study, seeds, problems, leftOut = [] } = manifest;
  const { description, optimizers, precision, tuning } = study;
  const untuned = (tables.summary ?? []).flatMap(({ tuned, optimizer }) =>
    tuned ? [] : [optimizer],
  );
  return {
    description,
    facts: [
      ['Optimizers', optimizers.map(({ label, name }) => label ?? name).join(', ')],
      ['Seeds', `${seeds.length} (${seeds[0]} to ${seeds.at(-1)}), the same for all`],
      ['Tuning', tuningInWords(tuning, [...new Set(untuned)])],
      ['Precision', precision],
    ],
    table: {
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
        ...problems.map(({ label, metric, iterations, target }) => [
          label,
          metricWords(metric),
          String(iterations),
          target ? figureCell(target.value) : '–',
          target?.from ?? '–',
          optionsInWords(study.problems.find((one) => one.label === label)?.options ?? {}),
        ]),
        ...leftOut.map(({ problem, reason }) => [problem, 'left out', '–', '–', '–', reason]),
      ],
    },
    optimizers,
  };
}

/** @param untuned the optimizers that had nothing to tune on some problem */
function tuningInWords(
  { trials, seeds, statistic }: StudyResults['manifest']['comparison']['tuning'],
  untuned: readonly string[],
): string {
  if (trials <= 1) return 'none: all with the settings given';
  const but = untuned.length === 0 ? '' : ` (but ${listed(untuned)}: nothing to tune)`;
  const runs = seeds === 1 ? 'one run each' : `${seeds} runs each`;
  return `${trials} trials for each optimizer on each problem${but}, ${runs}, by the ${statistic} metric`;
}
