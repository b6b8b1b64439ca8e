import type { StudyResults } from '../../../study/results.ts';
import { studyTables } from '../../../study/tables/registry.ts';
import { listed } from '../../../base/errors/listed.ts';
import type { DataFile } from '../../../data/dataset.ts';
import type { Results } from '../../../results/results.ts';
import { hashesByLength, haveOtherBatches, runsBySeed, unlikeSeeds } from '../same-batches.ts';
import { rowsOn } from '../../charts/grammar/study-chart.ts';
import type { Named } from './named-results.ts';

/** Why runs of several experiments can't be ranked together, each reason in a sentence. */
export function experimentsApart(parts: readonly Named<Results>[]): string[] {
  const manifests = parts.map(({ results }) => results.manifest);
  const experiments = manifests.map(({ experiment }) => experiment);
  const iterations = experiments.map((one) => one.iterations);
  const records = experiments.map(({ record }) => record);
  const hasSameData = isAlike(
    manifests.map(({ dataset, experiment }) => [
      filesOf(dataset.files),
      dataset.trainSize,
      experiment.dataset.normalize,
    ]),
  );
  return [
    ...(hasSameData ? [] : ['Their data are not the same.']),
    ...(isAlike(iterations)
      ? []
      : [`They did not go equally far: ${listed(iterations.map(String))} iterations.`]),
    ...(isAlike(records) ? [] : [`Their losses were taken ${listed(records)} the update.`]),
    ...batchesApart(parts),
  ];
}

/** The batches are the same where runs that went equally far have the same hash. */
function batchesApart(parts: readonly Named<Results>[]): string[] {
  if (haveOtherBatches(parts.flatMap(({ results }) => results.manifest.runs))) {
    return ['They were not trained on the same batches: the SHA-256 of the row numbers differs.'];
  }
  const [first, ...others] = parts.map(({ name, results }) => ({
    name,
    lengths: [...hashesByLength(results.manifest.runs).keys()],
  }));
  return others
    .filter(({ lengths }) => !lengths.some((length) => first?.lengths.includes(length)))
    .map(
      ({ name }) =>
        `No run of ${name} went as far as one of ${first?.name}, so nobody can tell whether they saw the same batches.`,
    );
}

/**
 * Why runs of several studies can't be ranked together, each reason in a sentence.
 * @param problems the labels of those that they have in common
 */
export function studiesApart(
  parts: readonly Named<StudyResults>[],
  problems: readonly string[],
): string[] {
  const manifests = parts.map(({ results }) => results.manifest);
  const unlike = problems.filter(
    (label) => !isAlike(manifests.map((manifest) => problemOf(manifest, label))),
  );
  return [
    ...unlike.map((label) => `${label} is not the same problem in them.`),
    ...(isAlike(manifests.map(({ seeds }) => seeds)) ? [] : ['Their seeds are not the same.']),
    ...(parts.some(({ results }) => results.missing.includes('runs'))
      ? [`Without ${studyTables.runs.file} nobody can tell whether they saw the same batches.`]
      : runsApart(parts, problems)),
  ];
}

function runsApart(parts: readonly Named<StudyResults>[], problems: readonly string[]): string[] {
  const precisions = parts.map(({ results }) => results.manifest.comparison.precision);
  const rows = parts.flatMap(({ results }) =>
    problems.flatMap((label) => rowsOn(results.tables.runs, label)),
  );
  const seeds = runsBySeed(rows);
  const unlike = unlikeSeeds(seeds, isAlike(precisions)).length;
  return unlike === 0
    ? []
    : [
        `In ${unlike} of ${seeds.length} seeds they did not start from the same parameters or see the same batches.`,
      ];
}

/** All that makes a problem what it is; of one on data, the data too. */
function problemOf({ comparison: study, problems, data }: StudyResults['manifest'], label: string) {
  const entry = study.problems.find((one) => one.label === label);
  const problem = problems.find((one) => one.label === label);
  const isOnData = problem?.updatesPerEpoch !== undefined;
  return [
    entry?.name,
    Object.entries(entry?.options ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)),
    problem?.metric,
    problem?.iterations,
    isOnData ? filesOf(data) : [],
  ];
}

function filesOf(files: readonly DataFile[]): string[] {
  return files.map(({ sha256 }) => sha256);
}

function isAlike(values: readonly unknown[]): boolean {
  return new Set(values.map((value) => JSON.stringify(value))).size <= 1;
}
