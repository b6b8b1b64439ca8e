import type { Dataset } from '../data/dataset.ts';
import { datasets } from '../data/registry.ts';
import { UserError } from '../errors/user-error.ts';
import { userModuleOf } from '../experiment/user-modules.ts';
import type { OptionSpecs, OptionValues } from '../optimizers/options.ts';
import { findOptimizer } from '../optimizers/registry.ts';
import { prepareProblem } from '../problems/prepare.ts';
import type { MetricName, ProblemSource } from '../problems/problem.ts';
import { findProblem } from '../problems/registry.ts';
import { execute, type ExecuteOptions, type WantedRun } from './execute.ts';
import type { RunResult } from './run-result.ts';
import type { RunSpec } from './run-spec.ts';
import type { ComparedEntry, Comparison } from './schema.ts';
import { searchSpace } from './search-space.ts';
import {
  chooseTrial,
  edgesOf,
  scoreOf,
  trialSettings,
  tuningSeeds,
  type Settings,
} from './tuning.ts';

/** A setting that was tried, with its runs; those that were not computed are missing. */
export interface Trial {
  readonly settings: Settings;
  /** By tuning seed. */
  readonly results: readonly (RunResult | undefined)[];
  /** The metric that tuning looks at, of each run. */
  readonly scores: readonly number[];
}

/** An optimizer on a problem: how it was tuned and what came of it. */
export interface ComparedOptimizer {
  readonly label: string;
  readonly name: string;
  readonly trials: readonly Trial[];
  /** The place of the chosen trial. */
  readonly chosen: number;
  /** The chosen settings' options that stand at an end of their range, in words. */
  readonly edges: readonly string[];
  /** Whether there was anything to choose from. */
  readonly isTuned: boolean;
  /** The final runs, by seed; those that were not computed are missing. */
  readonly finals: readonly (RunResult | undefined)[];
  readonly specs: readonly RunSpec[];
}

/** A problem with all that was compared on it. */
export interface ComparedProblem {
  readonly label: string;
  readonly metric: MetricName;
  readonly iterations: number;
  readonly optimizers: readonly ComparedOptimizer[];
}

/** A comparison that was run, as far as it got. */
export interface Compared {
  readonly comparison: Comparison;
  readonly seeds: readonly number[];
  readonly data: Dataset['files'];
  readonly problems: readonly ComparedProblem[];
  /** Problems that were left out, as their data can't be had. */
  readonly leftOut: readonly { readonly problem: string; readonly reason: string }[];
}

export interface CompareOptions extends ExecuteOptions {
  /** Where the data sets' files are; without it, where they came with the installation. */
  readonly dataFolder?: string | undefined;
  /** Told before each phase how many runs it wants. */
  readonly onPhase?: (phase: 'tuning' | 'final runs', runs: number) => void;
}

/** An optimizer on a problem, before it is run. */
interface Planned {
  readonly entry: ComparedEntry;
  readonly source: ProblemSource;
  readonly metric: MetricName;
  readonly iterations: number;
  readonly data: readonly string[];
  readonly space: ReturnType<typeof searchSpace>;
  readonly settings: readonly Settings[];
}

/**
 * Runs a comparison: every optimizer is tuned on each problem under the same budget, then trained
 * with the settings chosen, from seeds that tuning has not seen. Runs in the store are not done again.
 *
 * A problem whose data can't be had is left out.
 *
 * @throws UserError where no problem's data can be had
 */
export async function compare(comparison: Comparison, options: CompareOptions): Promise<Compared> {
  const leftOut: Compared['leftOut'][number][] = [];
  const loaded = new Map<string, Dataset>();
  const entries: Comparison['problems'][number][] = [];
  const planned: Planned[][] = [];
  for (const entry of comparison.problems) {
    try {
      await loadDataset(entry, loaded, options.dataFolder);
      planned.push(plan(comparison, entry, loaded));
      entries.push(entry);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      leftOut.push({ problem: entry.label!, reason: error.message });
    }
  }
  if (planned.length === 0) throw new UserError(leftOut[0]!.reason);
  const all = planned.flat();

  const wantedTrials = all.map((one) =>
    one.settings.map((settings) =>
      tuningSeeds(comparison.tuning).map((seed) => want(comparison, one, settings, seed, false)),
    ),
  );
  // One setting needs no trial.
  const toTry = wantedTrials.map((trials) => (trials.length > 1 ? trials : [])).flat(2);
  options.onPhase?.('tuning', toTry.length);
  const tried = await execute(toTry, options);
  let next = 0;
  const tuned = all.map((one, i) => {
    const trials = one.settings.map((settings): Trial => {
      const count = wantedTrials[i]!.length > 1 ? comparison.tuning.seeds : 0;
      const results = tried.slice(next, (next += count));
      const { statistic } = comparison.tuning;
      const scores = results.map((result) => score(result, one.metric, statistic));
      return { settings, results, scores };
    });
    const chosen =
      trials.length > 1
        ? chooseTrial(
            trials.map(({ scores }) => scores),
            one.metric,
          )
        : 0;
    return { one, trials, chosen };
  });

  const seeds = Array.from({ length: comparison.seeds }, (_, i) => comparison.firstSeed + i);
  const wantedFinals = tuned.map(({ one, trials, chosen }) =>
    seeds.map((seed) => want(comparison, one, trials[chosen]!.settings, seed, true)),
  );
  options.onPhase?.('final runs', wantedFinals.flat().length);
  const finals = await execute(wantedFinals.flat(), options);

  const optimizers = tuned.map(({ one, trials, chosen }, i): ComparedOptimizer => {
    const { label, name } = one.entry;
    return {
      label: label ?? name,
      name,
      trials,
      chosen,
      edges: trials.length > 1 ? edgesOf(trials[chosen]!.settings, one.space) : [],
      isTuned: trials.length > 1,
      finals: finals.slice(i * seeds.length, (i + 1) * seeds.length),
      specs: wantedFinals[i]!.map(({ spec }) => spec),
    };
  });
  const perProblem = comparison.optimizers.length;
  return {
    comparison,
    seeds,
    data: [...loaded.values()].flatMap(({ files }) => files),
    leftOut,
    problems: planned.map(([first], i) => ({
      label: entries[i]!.label!,
      metric: first!.metric,
      iterations: first!.iterations,
      optimizers: optimizers.slice(i * perProblem, (i + 1) * perProblem),
    })),
  };
}

/** The metric of a run; the worst where there is none. */
function score(
  result: RunResult | undefined,
  metric: MetricName,
  statistic: Comparison['tuning']['statistic'],
): number {
  if (result) return scoreOf(result, metric, statistic);
  return metric.endsWith('Accuracy') ? -Infinity : Infinity;
}

async function loadDataset(
  { options }: Comparison['problems'][number],
  loaded: Map<string, Dataset>,
  folder: string | undefined,
): Promise<void> {
  const name = options['dataset'];
  if (typeof name !== 'string' || loaded.has(name)) return;
  const source = datasets.find((one) => one.name === name)!;
  loaded.set(name, await source.load({ folder, normalize: true }));
}

function plan(
  { optimizers, tuning, precision }: Comparison,
  { name, options, iterations }: Comparison['problems'][number],
  loaded: ReadonlyMap<string, Dataset>,
): Planned[] {
  const problem = findProblem(name);
  const dataset = loaded.get(String(options['dataset']));
  const given = options as OptionValues<OptionSpecs>;
  const source = prepareProblem(problem, given, precision, dataset);
  return optimizers.map((entry) => {
    const { options: specs } = userModuleOf(entry)?.optimizer ?? findOptimizer(entry.name);
    const space = searchSpace(specs, entry, tuning.options);
    return {
      entry,
      source,
      metric: tuning.metric ?? problem.metric,
      iterations: iterations ?? problem.iterations,
      data: dataset?.files.map(({ sha256 }) => sha256) ?? [],
      space,
      settings: trialSettings(entry.options, tuning.trials > 1 ? space : [], tuning.trials),
    };
  });
}

function want(
  { precision, evaluations }: Comparison,
  { entry, source, iterations, data }: Planned,
  settings: Settings,
  seed: number,
  readsTest: boolean,
): WantedRun {
  const { name, module, schedule, wrappers } = entry;
  return {
    source,
    spec: {
      problem: { name: source.name, options: source.options, data },
      precision,
      iterations,
      evaluations: Math.min(evaluations, iterations),
      readsTest,
      optimizer: { name, module, options: { ...settings }, schedule, wrappers },
      seed,
    },
  };
}
