import { paired } from '../base/lists/paired.ts';
import type { DataFile } from '../data/dataset.ts';
import { listed } from '../base/errors/listed.ts';
import type { OptionSpecs, OptionValues } from '../base/options/options.ts';
import type { MetricName } from '../problems/problem.ts';
import { execute } from './store/execute.ts';
import { finalSeeds, planStudy, want, type LeftOut } from './plan/plan.ts';
import type { RunResult } from '../running/run-result.ts';
import type { RunSpec } from '../running/run-spec.ts';
import type { Study } from './plan/schema.ts';
import { chosenTrial, tune, type TuneOptions, type Tuning } from './tuning/tune.ts';

/** An optimizer on a problem: how it was tuned and what came of it. */
export interface ComparedOptimizer extends Tuning {
  readonly label: string;
  readonly name: string;
  /** The final runs, by seed; those that were not computed are missing. */
  readonly finals: readonly (RunResult | undefined)[];
  readonly specs: readonly RunSpec[];
}

/** A problem with all that was compared on it. */
export interface ComparedProblem {
  readonly label: string;
  readonly metric: MetricName;
  readonly iterations: number;
  /** With every default filled in. */
  readonly options: OptionValues<OptionSpecs>;
  /** Missing where there are no data. */
  readonly updatesPerEpoch: number | undefined;
  readonly optimizers: readonly ComparedOptimizer[];
}

/** A study that was run, as far as it got. */
export interface Compared {
  readonly study: Study;
  readonly seeds: readonly number[];
  readonly data: readonly DataFile[];
  readonly problems: readonly ComparedProblem[];
  /** Problems that were left out, as their data can't be had. */
  readonly leftOut: readonly LeftOut[];
}

export interface CompareOptions extends TuneOptions {
  /** Stops when the settings are chosen: there are no final runs. */
  readonly tuningOnly?: boolean;
  /** Where the data sets' files are; without it, where they came with the installation. */
  readonly dataFolder?: string | undefined;
}

/**
 * Runs a study: every optimizer is tuned on each problem under the same budget, then trained
 * with the settings chosen, from seeds that tuning has not seen. Runs in the store are not done again.
 *
 * A problem whose data can't be had is left out, and the title says so.
 *
 * @throws UserError where no problem's data can be had
 */
export async function tuneAndTrain(study: Study, options: CompareOptions): Promise<Compared> {
  const { problems, leftOut, data } = await planStudy(study, options.dataFolder);
  const tuned = await tune(study, problems, options);

  const seeds = finalSeeds(study);
  const wantedFinals = tuned.map((tuning) =>
    seeds.map((seed) => want(study, tuning.one, chosenTrial(tuning).settings, seed, true)),
  );
  let finals: (RunResult | undefined)[] = [];
  if (!options.tuningOnly) {
    options.onPhase?.('final runs', wantedFinals.flat().length);
    finals = await execute(wantedFinals.flat(), options, study.updateTimeLimit);
  }

  const withFinals = paired(tuned, wantedFinals);
  const optimizers = withFinals.map(([{ one, ...tuning }, wanted], i): ComparedOptimizer => {
    const { label, name } = one.entry;
    return {
      label: label ?? name,
      name,
      ...tuning,
      finals: finals.slice(i * seeds.length, (i + 1) * seeds.length),
      specs: wanted.map(({ spec }) => spec),
    };
  });
  const perProblem = study.optimizers.length;
  const without = listed(leftOut.map(({ problem }) => problem));
  const { title } = study;
  return {
    study: leftOut.length > 0 ? { ...study, title: `${title}, without ${without}` } : study,
    seeds,
    data,
    leftOut,
    problems: problems.map(({ optimizers: _, ...problem }, i) => ({
      ...problem,
      optimizers: optimizers.slice(i * perProblem, (i + 1) * perProblem),
    })),
  };
}
