import { UserError } from '../errors/user-error.ts';
import type { ComparisonResults, TableRow } from '../comparison/results.ts';
import type { OptimizerEntry } from '../experiment/schema.ts';
import type { Results } from '../results/results.ts';
import { comparisonDocument } from './comparison-document.ts';
import type { ReportDocument } from './document.ts';
import { experimentDocument } from './experiment-document.ts';
import { html, type Html } from './html.ts';
import { tableHtml } from './page-parts.ts';
import { settingsThatDiffer, type Settings } from './settings-that-differ.ts';

/** Results with the name that tells them apart. */
export interface NamedResults {
  readonly name: string;
  readonly results: Results | ComparisonResults;
}

/** Tables whose rows are each of one optimizer: they can stand under each other. */
const OF_ONE_OPTIMIZER = [
  'summary.csv',
  'runs.csv',
  'trials.csv',
  'curves.csv',
  'losses.csv',
  'targets.csv',
  'stability.csv',
  'paths.csv',
];

/**
 * Several results on one page: before and after, two machines, two versions. What differs in their
 * settings comes first; every optimizer has the name of its results behind it.
 *
 * @param parts two or more, all of experiments or all of comparisons
 * @throws UserError where they are of both kinds, or of comparisons without a problem in common
 */
export function sideBySide(parts: readonly NamedResults[]): ReportDocument {
  const experiments = parts.flatMap(({ name, results }) =>
    'tables' in results ? [] : [{ name, results }],
  );
  const comparisons = parts.flatMap(({ name, results }) =>
    'tables' in results ? [{ name, results }] : [],
  );
  if (experiments.length > 0 && comparisons.length > 0) {
    throw new UserError(
      `${experiments[0]!.name} is of \`lockstep run\`, ${comparisons[0]!.name} of \`lockstep compare\`: ` +
        'only results of the same kind can stand side by side.',
    );
  }
  const document =
    comparisons.length > 0
      ? comparisonDocument(mergedComparisons(comparisons))
      : experimentDocument(mergedExperiments(experiments));
  const names = parts.map(({ name }) => name);
  const [first] = names;
  return {
    ...document,
    name: names.map(slugOf).join('--').slice(0, 120),
    title: `${names.slice(0, -1).join(', ')} beside ${names.at(-1)}`,
    finding: [
      `${parts.length} results side by side; behind each optimizer stands whose run it is.`,
      ...document.finding,
    ],
    first: { heading: 'What differs', content: differences(parts) },
    caveats: [
      'The results were computed apart: what differs in their settings may be why they differ.',
      ...document.caveats,
    ],
    sections: [
      ...document.sections.filter(({ heading }) => heading !== 'Run it again'),
      {
        heading: 'Run it again',
        content: html`<p>
          Each of the results has a report of its own, with its command and its file:
          <code>lockstep report ${first!}</code> draws the first.
        </p>`,
      },
    ],
  };
}

function differences(parts: readonly NamedResults[]): Html {
  const table = settingsThatDiffer(
    parts.map(({ name }) => name),
    parts.map(({ results }) => settingsOf(results)),
  );
  return table.rows.length > 0
    ? tableHtml(table)
    : html`<p>Nothing: the same settings, data, versions and machine.</p>`;
}

/** What results may differ by: settings, data, versions, machine. */
function settingsOf({ manifest, environment }: Results | ComparisonResults): Settings {
  const files = 'dataset' in manifest ? manifest.dataset.files : manifest.data;
  const settings = 'experiment' in manifest ? manifest.experiment : manifest.comparison;
  const { optimizers, ...others } = settings;
  return {
    lockstep: manifest.lockstep,
    ...others,
    optimizers: Object.fromEntries(
      optimizers.map(({ label, name, ...entry }) => [label ?? name, { name, ...entry }]),
    ),
    data: Object.fromEntries(files.map(({ name, sha256 }) => [name, sha256])),
    ...(environment
      ? {
          machine: environment.machine,
          versions: environment.versions,
          workers: environment.workers,
          ...('engine' in environment ? { engine: environment.engine } : {}),
        }
      : {}),
  };
}

function mergedExperiments(
  parts: readonly { readonly name: string; readonly results: Results }[],
): Results {
  const [first] = parts;
  const { manifest } = first!.results;
  const environments = parts.map(({ results }) => results.environment);
  return {
    manifest: {
      ...manifest,
      experiment: {
        ...manifest.experiment,
        iterations: Math.max(...parts.map(({ results }) => results.manifest.experiment.iterations)),
        optimizers: parts.flatMap(({ name, results }) =>
          relabelled(results.manifest.experiment.optimizers, name),
        ),
      },
      runs: parts.flatMap(({ name, results }) =>
        results.manifest.runs.map((run) => ({
          ...run,
          optimizer: labelOf(run.optimizer, name),
        })),
      ),
    },
    environment: environments.every((one) => one !== undefined)
      ? { ...environments[0]!, runs: environments.flatMap((one) => one.runs) }
      : undefined,
    runs: parts.flatMap(({ name, results }) =>
      results.runs.map((run) => ({ ...run, optimizer: labelOf(run.optimizer, name) })),
    ),
  };
}

function mergedComparisons(
  parts: readonly { readonly name: string; readonly results: ComparisonResults }[],
): ComparisonResults {
  const [first] = parts;
  const { manifest } = first!.results;
  const common = manifest.problems.filter(({ label }) =>
    parts.every(({ results }) => results.manifest.problems.some((one) => one.label === label)),
  );
  if (common.length === 0) {
    throw new UserError(
      `${parts.map(({ name }) => name).join(' and ')} have no problem in common, so there is nothing to set side by side.`,
    );
  }
  const labels = new Set(common.map(({ label }) => label));
  const tables = OF_ONE_OPTIMIZER.map((file): [string, TableRow[]] => [
    file,
    parts.flatMap(({ name, results }) =>
      (results.tables.get(file) ?? [])
        .filter((row) => labels.has(row['problem']!))
        .map((row) => ({ ...row, optimizer: labelOf(row['optimizer']!, name) })),
    ),
  ]);
  return {
    manifest: {
      ...manifest,
      comparison: {
        ...manifest.comparison,
        optimizers: parts.flatMap(({ name, results }) =>
          relabelled(results.manifest.comparison.optimizers, name),
        ),
      },
      problems: common.map(({ label, ...problem }) => ({
        ...problem,
        label,
        finding: parts
          .map(({ name, results }) => {
            const own = results.manifest.problems.find((one) => one.label === label)!;
            return `${name}: ${own.finding}`;
          })
          .join(' '),
      })),
      chosen: parts.flatMap(({ name, results }) =>
        results.manifest.chosen
          .filter(({ problem }) => labels.has(problem))
          .map((one) => ({ ...one, optimizer: labelOf(one.optimizer, name) })),
      ),
      caveats: [
        ...new Set(
          parts.flatMap(({ name, results }) =>
            results.manifest.caveats.map((caveat) => `${name}: ${caveat}`),
          ),
        ),
      ],
    },
    environment: undefined,
    tables: new Map(tables),
    missing: [],
  };
}

function relabelled<Entry extends Pick<OptimizerEntry, 'name' | 'label'>>(
  entries: readonly Entry[],
  name: string,
): Entry[] {
  return entries.map((entry) => ({ ...entry, label: labelOf(entry.label ?? entry.name, name) }));
}

function labelOf(optimizer: string, name: string): string {
  return `${optimizer} (${name})`;
}

function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
}
