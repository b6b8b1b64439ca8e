import { UserError } from '../../base/errors/user-error.ts';
import { missingTablesText } from '../../study/words/missing-tables.ts';
import type { AnyResults, StudyResults } from '../../study/results.ts';
import { listed } from '../../base/errors/listed.ts';
import { lockstepPackage } from '../../base/files/package.ts';
import type { Results } from '../../results/results.ts';
import { studyDocument } from './study-document.ts';
import type { ReportDocument } from './document.ts';
import { experimentDocument } from './experiment-document.ts';
import { html, type Html } from '../page/html.ts';
import { mergedStudies, mergedExperiments } from './merged-results.ts';
import type { Named, NamedResults } from './named-results.ts';
import { tableHtml } from '../page/page-parts.ts';
import { studiesApart, experimentsApart } from './ranked-apart.ts';
import { settingsThatDiffer, type Settings } from './settings-that-differ.ts';

/**
 * Several results on one page: before and after, two machines, two versions. What differs in their
 * settings comes first. Where they had the same data and batches they are ranked together, with
 * their results' name behind every optimizer; else each on its own, and a warning says why.
 *
 * @param parts two or more, all of experiments or all of studies
 * @throws UserError where they are of both kinds, or of studies without a problem in common
 */
export function sideBySide(parts: readonly NamedResults[]): ReportDocument {
  const names = parts.map(({ name }) => name);
  const title = `${names.slice(0, -1).join(', ')} beside ${names.at(-1)}`;
  const own = parts.map(({ name, results }) => ({
    name,
    document: results.kind === 'study' ? studyDocument(results) : experimentDocument(results),
  }));
  const { together, apart } = togetherOrApart(title, parts);
  const shown = together ?? rankedApart(own);
  return {
    ...shown,
    name: names.map(slugOf).join('--').slice(0, 120),
    title,
    kicker: `lockstep ${lockstepPackage.version} · ${parts.length} results side by side`,
    warnings: [
      ...(apart.length > 0
        ? [
            `${listed(names)} can NOT be ranked together. ${apart.join(' ')} So each is shown and ranked on its own.`,
          ]
        : []),
      ...parts.flatMap(({ name, results }) => {
        const missing = results.kind === 'study' ? missingTablesText(results) : undefined;
        return missing === undefined ? [] : [`${name}: ${missing}`];
      }),
    ],
    finding: [
      apart.length > 0
        ? `${parts.length} results side by side; each stands under its own name.`
        : `${parts.length} results side by side, on the same data and batches by their SHA-256; behind each optimizer stands whose run it is.`,
      ...shown.finding,
    ],
    first: { heading: 'What differs', content: differences(parts) },
    caveats: [
      'The results were computed apart: what differs in their settings may be why they differ.',
      ...shown.caveats,
    ],
    sections: own.flatMap(({ name, document }) =>
      document.sections.map(({ heading, content }) => ({
        heading: `${heading}: ${name}`,
        content,
      })),
    ),
  };
}

/** The results as one document, or why they can't be. */
function togetherOrApart(
  title: string,
  parts: readonly NamedResults[],
): { readonly together?: ReportDocument; readonly apart: readonly string[] } {
  const experiments: Named<Results>[] = [];
  const studies: Named<StudyResults>[] = [];
  for (const { name, results } of parts) {
    if (results.kind === 'study') studies.push({ name, results });
    else experiments.push({ name, results });
  }
  const [experiment, study] = [experiments[0], studies[0]];
  if (experiment && study) {
    throw new UserError(
      `${experiment.name} is of \`lockstep run\`, ${study.name} of \`lockstep compare\`: ` +
        'only results of the same kind can stand side by side.',
    );
  }
  if (!study) {
    const apart = experimentsApart(experiments);
    if (apart.length > 0) return { apart };
    return { together: experimentDocument(mergedExperiments(title, experiments)), apart };
  }
  const problems = study.results.manifest.problems
    .map(({ label }) => label)
    .filter((label) =>
      studies.every(({ results }) => results.manifest.problems.some((one) => one.label === label)),
    );
  if (problems.length === 0) {
    throw new UserError(
      `${studies.map(({ name }) => name).join(' and ')} have no problem in common, so there is nothing to set side by side.`,
    );
  }
  const apart = studiesApart(studies, problems);
  if (apart.length > 0) return { apart };
  return { together: studyDocument(mergedStudies(title, studies, problems)), apart };
}

/** Each document's own findings, rankings and charts, under its name. */
function rankedApart(
  own: readonly { readonly name: string; readonly document: ReportDocument }[],
): ReportDocument {
  const [first] = own as [(typeof own)[number]];
  const under = (name: string, problem: string | undefined) =>
    problem === undefined ? name : `${name}: ${problem}`;
  return {
    ...first.document,
    finding: own.flatMap(({ name, document }) =>
      document.finding.map((text) => `${name}: ${text}`),
    ),
    problems: own.flatMap(({ name, document }) =>
      document.problems.map(({ label, finding }) => ({ label: under(name, label), finding })),
    ),
    charts: own.flatMap(({ name, document }, i) =>
      document.charts.map((chart) => ({
        ...chart,
        name: `${i + 1}-${chart.name}`,
        problem: under(name, chart.problem),
      })),
    ),
    rankings: own.flatMap(({ name, document }) =>
      document.rankings.map(({ table, note }) => ({
        table: { ...table, caption: `${table.caption}: ${name}` },
        note,
      })),
    ),
    caveats: own.flatMap(({ name, document }) =>
      document.caveats.map((caveat) => `${name}: ${caveat}`),
    ),
  };
}

function differences(parts: readonly NamedResults[]): Html {
  const table = settingsThatDiffer(
    parts.map(({ name }) => name),
    parts.map(({ results }) => settingsOf(results)),
  );
  if (table.rows.length > 0) return tableHtml(table);
  return parts.every(({ results }) => results.environment)
    ? html`<p>Nothing: the same settings, data, versions and machine.</p>`
    : html`<p>
        Nothing: the same settings, data and version of lockstep. The machines were not kept.
      </p>`;
}

/** What results may differ by: settings, data, versions, machine. */
function settingsOf({ manifest, environment }: AnyResults): Settings {
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

function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
}
