import { meanSimple } from 'simple-statistics';
import { sensitivityOf, type Sensitivity } from '../../analysis/sensitivity.ts';
import { higherIsBetter, type MetricName } from '../../problems/problem.ts';
import { execute, type ExecuteOptions } from '../store/execute.ts';
import { failuresIn } from '../words/failure.ts';
import { finalSeeds, planStudy, want, type Planned } from '../plan/plan.ts';
import type { Study } from '../plan/schema.ts';
import { searchSpace, valueAt } from './search-space.ts';
import { scoreOf } from './tuning.ts';

/** What a value of the option led to, over the seeds. */
export interface GridPoint {
  readonly value: number;
  /** The mean; the worst there is where a run diverged, NaN where none was computed. */
  readonly metric: number;
  readonly runs: number;
  readonly diverged: number;
}

/** How an optimizer's result on a problem hangs on an option. */
export interface OptimizerSensitivity {
  readonly problem: string;
  readonly optimizer: string;
  readonly metric: MetricName;
  readonly points: readonly GridPoint[];
  /** How many of the runs failed, and why, in a sentence. */
  readonly failures: readonly string[];
  /** Missing where no run finished. */
  readonly range: Sensitivity | undefined;
}

export interface SensitivityOptions extends ExecuteOptions {
  readonly dataFolder?: string | undefined;
  /** The option that is varied. */
  readonly option: string;
  /** How many values of it, evenly over its tuning range. */
  readonly points: number;
  readonly onPhase?: (phase: string, runs: number) => void;
}

export interface MeasuredSensitivity {
  readonly results: readonly OptimizerSensitivity[];
  /** Optimizers that have no such option, or no range for it. */
  readonly without: readonly string[];
}

/**
 * Trains each optimizer with values of one option over its whole tuning range, the others as they
 * are, from each of the study's seeds.
 */
export async function measureSensitivity(
  study: Study,
  options: SensitivityOptions,
): Promise<MeasuredSensitivity> {
  const { problems } = await planStudy(study, options.dataFolder);
  const seeds = finalSeeds(study);
  const varied = problems.flatMap(({ label, optimizers }) =>
    optimizers.map((one) => ({ problem: label, one, values: gridOf(one, options) })),
  );
  const wanted = varied.map(({ one, values }) =>
    values.map((value) => {
      const settings = { ...one.entry.options, [options.option]: value };
      return seeds.map((seed) => want(study, one, settings, seed, false));
    }),
  );
  options.onPhase?.('grid', wanted.flat(2).length);
  const found = await execute(wanted.flat(2), options, study.updateTimeLimit);
  let next = 0;
  const results = varied.map(({ problem, one, values }): OptimizerSensitivity => {
    const optimizer = one.entry.label ?? one.entry.name;
    const own = found.slice(next, next + values.length * seeds.length);
    const points = values.map((value): GridPoint => {
      const runs = found.slice(next, (next += seeds.length)).filter((run) => run !== undefined);
      const scores = runs.map((run) => scoreOf(run, one.metric, study.tuning.statistic));
      return {
        value,
        metric: scores.length > 0 ? meanSimple(scores) : NaN,
        runs: runs.length,
        diverged: runs.filter(({ status }) => status === 'diverged').length,
      };
    });
    const computed = points.filter(({ metric }) => Number.isFinite(metric));
    const isHigher = higherIsBetter(one.metric);
    return {
      problem,
      optimizer,
      metric: one.metric,
      points,
      failures: failuresIn(problem, `runs of ${optimizer}`, own),
      range: computed.length > 0 ? sensitivityOf(points.filter(isComputed), isHigher) : undefined,
    };
  });
  return {
    results: results.filter(({ points }) => points.length > 0),
    without: [
      ...new Set(results.filter(({ points }) => points.length === 0).map((one) => one.optimizer)),
    ],
  };
}

function isComputed({ metric }: GridPoint): boolean {
  return !Number.isNaN(metric);
}

/** Nothing where the optimizer has no range for the option. */
function gridOf({ specs, entry }: Planned, { option, points }: SensitivityOptions): number[] {
  const [searched] = searchSpace(specs, entry, [option]);
  if (!searched) return [];
  const values = Array.from({ length: points }, (_, i) => valueAt(searched, i / (points - 1)));
  return [...new Set(values)].filter((value) => typeof value === 'number');
}
