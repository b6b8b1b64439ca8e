import { itemAt } from '../../base/lists/item-at.ts';
import type { MetricName } from '../../problems/problem.ts';
import { execute, type ExecuteOptions } from '../store/execute.ts';
import { want, type Planned, type PlannedProblem } from '../plan/plan.ts';
import type { RunResult } from '../../running/run-result.ts';
import type { Study } from '../plan/schema.ts';
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

/** How an optimizer was tuned. */
export interface Tuning {
  readonly trials: readonly Trial[];
  /** The place of the chosen trial. */
  readonly chosen: number;
  /** The chosen settings' options that stand at an end of their range, in words. */
  readonly edges: readonly string[];
  /** Whether there was anything to choose from. */
  readonly isTuned: boolean;
}

/** The trial whose settings the final runs have. */
export function chosenTrial({ trials, chosen }: Pick<Tuning, 'trials' | 'chosen'>): Trial {
  return itemAt(trials, chosen);
}

export interface TuneOptions extends ExecuteOptions {
  /** Told before each phase how many runs it wants. */
  readonly onPhase?: (phase: string, runs: number) => void;
}

/** Tunes every optimizer on each problem, all under the same budget of trials. */
export async function tune(
  study: Study,
  problems: readonly PlannedProblem[],
  options: TuneOptions,
): Promise<(Tuning & { readonly one: Planned })[]> {
  const { trials: budget, seeds, statistic, options: chosenOptions } = study.tuning;
  const all = problems
    .flatMap(({ optimizers }) => optimizers)
    .map((one) => {
      const space = searchSpace(one.specs, one.entry, chosenOptions);
      const settings = trialSettings(one.entry.options, budget > 1 ? space : [], budget);
      // One setting needs no trial.
      return { one, space, settings, runs: settings.length > 1 ? seeds : 0 };
    });
  const wanted = all.flatMap(({ one, settings, runs }) =>
    settings.flatMap((tried) =>
      tuningSeeds(study.tuning)
        .slice(0, runs)
        .map((seed) => want(study, one, tried, seed, false)),
    ),
  );
  options.onPhase?.('tuning', wanted.length);
  const results = await execute(wanted, options, study.updateTimeLimit);
  let next = 0;
  return all.map(({ one, space, settings, runs }) => {
    const trials = settings.map((tried): Trial => {
      const own = results.slice(next, (next += runs));
      const scores = own.map((result) => score(result, one.metric, statistic));
      return { settings: tried, results: own, scores };
    });
    const isTuned = trials.length > 1;
    const scores = trials.map((trial) => trial.scores);
    const chosen = isTuned ? chooseTrial(scores, one.metric) : 0;
    const edges = isTuned ? edgesOf(chosenTrial({ trials, chosen }).settings, space) : [];
    return { one, trials, chosen, edges, isTuned };
  });
}

/** The metric of a run; the worst where there is none. */
function score(
  result: RunResult | undefined,
  metric: MetricName,
  statistic: Study['tuning']['statistic'],
): number {
  if (result) return scoreOf(result, metric, statistic);
  return metric.endsWith('Accuracy') ? -Infinity : Infinity;
}
