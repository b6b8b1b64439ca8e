import path from 'node:path';
import { itemAt } from '../../base/lists/item-at.ts';
import type { Dataset, DataFile } from '../../data/dataset.ts';
import { findDataset } from '../../data/find-dataset.ts';
import { UserError } from '../../base/errors/user-error.ts';
import { placeOfDataset } from '../../experiment/dataset-place.ts';
import { userModuleOf } from '../../experiment/modules/user-modules.ts';
import { optimizerOf } from '../../running/plan.ts';
import type { OptionSpecs, OptionValues } from '../../base/options/options.ts';
import { prepareProblem } from '../../problems/prepare.ts';
import type { MetricName, ProblemSource } from '../../problems/problem.ts';
import { findProblem } from '../../problems/registry.ts';
import type { WantedRun } from '../store/execute.ts';
import type { ComparedEntry, Study } from './schema.ts';
import type { Settings } from '../tuning/tuning.ts';

/** An optimizer on a problem, before it is run. */
export interface Planned {
  readonly entry: ComparedEntry;
  /** The optimizer's options, as its file has them. */
  readonly specs: OptionSpecs;
  readonly source: ProblemSource;
  readonly metric: MetricName;
  readonly iterations: number;
  /** SHA-256 of the data set's files. */
  readonly data: readonly string[];
}

/** A problem with the optimizers that are to be run on it. */
export interface PlannedProblem {
  readonly label: string;
  readonly metric: MetricName;
  readonly iterations: number;
  /** With every default filled in. */
  readonly options: ProblemSource['options'];
  /** Updates in which as many rows are seen as there are; missing where there are no data. */
  readonly updatesPerEpoch: number | undefined;
  readonly optimizers: readonly Planned[];
}

/** A problem that can't be run, and why. */
export interface LeftOut {
  readonly problem: string;
  readonly reason: string;
}

export interface StudyPlan {
  readonly problems: readonly PlannedProblem[];
  readonly leftOut: readonly LeftOut[];
  readonly data: readonly DataFile[];
}

/**
 * Loads the data of a study's problems and makes them ready to be run. A problem whose data
 * can't be had is left out.
 *
 * @param folder where the data sets' files are; without it, where they came with the installation
 * @throws UserError where no problem's data can be had
 */
export async function planStudy(study: Study, folder: string | undefined): Promise<StudyPlan> {
  const leftOut: LeftOut[] = [];
  /** By their names or places. */
  const loaded = new Map<string, Dataset>();
  const problems: PlannedProblem[] = [];
  for (const entry of study.problems) {
    const label = entry.label ?? findProblem(entry.name).label;
    try {
      await loadDataset(entry, loaded, folder);
      const optimizers = plan(study, entry, loaded);
      const { metric, iterations, source } = itemAt(optimizers, 0);
      const { options } = source;
      const updatesPerEpoch =
        source.data && source.data.rows.trainSize / (options['batchSize'] as number);
      problems.push({
        label,
        metric,
        iterations,
        options,
        updatesPerEpoch,
        optimizers,
      });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      leftOut.push({ problem: label, reason: error.message });
    }
  }
  if (problems.length === 0) throw new UserError(itemAt(leftOut, 0).reason);
  return { problems, leftOut, data: [...loaded.values()].flatMap(({ files }) => files) };
}

/** The seeds of a study's final runs. */
export function finalSeeds({ seeds, firstSeed }: Study): number[] {
  return Array.from({ length: seeds }, (_, i) => firstSeed + i);
}

async function loadDataset(
  { options }: Study['problems'][number],
  loaded: Map<string, Dataset>,
  folder: string | undefined,
): Promise<void> {
  const place = placeOf(options);
  if (place === undefined || loaded.has(place)) return;
  loaded.set(place, await findDataset(place).load({ folder, normalize: true }));
}

/** The name of a problem's data set, or where it lies; nothing where it has none. */
function placeOf(options: Study['problems'][number]['options']): string | undefined {
  const name = options['dataset'];
  return typeof name === 'string' ? placeOfDataset(options, name) : undefined;
}

function plan(
  { optimizers, tuning, precision }: Study,
  { name, options, iterations }: Study['problems'][number],
  loaded: ReadonlyMap<string, Dataset>,
): Planned[] {
  const problem = findProblem(name);
  const place = placeOf(options);
  const dataset = place === undefined ? undefined : loaded.get(place);
  // By its own name, not its path: a run is the same wherever the data lie.
  const given = {
    ...options,
    ...(dataset ? { dataset: dataset.name } : {}),
  } as OptionValues<OptionSpecs>;
  const source = prepareProblem(problem, given, precision, dataset);
  return optimizers.map((entry) => {
    return {
      entry,
      specs: optimizerOf(entry).options,
      source,
      metric: tuning.metric ?? problem.metric,
      iterations: iterations ?? problem.iterations,
      data: dataset?.files.map(({ sha256 }) => sha256) ?? [],
    };
  });
}

/** A run of an optimizer with some settings. */
export function want(
  { precision, evaluations }: Study,
  { entry, source, iterations, data }: Planned,
  settings: Settings,
  seed: number,
  readsTest: boolean,
): WantedRun {
  const { module, optimizer, schedule, wrappers } = entry;
  // By the name of its file, not its path: a run is the same wherever the module lies.
  const file = userModuleOf(entry)?.bundle.file;
  const name = file === undefined ? entry.name : path.basename(file);
  return {
    source,
    spec: {
      problem: { name: source.name, options: source.options, data },
      precision,
      iterations,
      evaluations: Math.min(evaluations, iterations),
      readsTest,
      optimizer: { name, module, optimizer, options: { ...settings }, schedule, wrappers },
      seed,
    },
  };
}
