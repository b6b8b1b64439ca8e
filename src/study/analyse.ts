import { itemAt } from '../base/lists/item-at.ts';
import { meanSimple } from 'simple-statistics';
import {
  bootstrapBand,
  bootstrapMeanInterval,
  type Band,
  type Interval,
} from '../analysis/bootstrap.ts';
import { interquartileMean } from '../analysis/interquartile-mean.ts';
import { medianOf } from '../analysis/median.ts';
import {
  comparePairs,
  compareLeader,
  type LeaderComparison,
  type PairedComparison,
} from '../analysis/paired-comparison.ts';
import { testAllPairs, type TestedPair } from '../analysis/step-down-max-t.ts';
import {
  expectedRunningTime,
  stepsToTarget,
  type ExpectedRunningTime,
} from '../analysis/time-to-target.ts';
import { higherIsBetter, type MetricName } from '../problems/problem.ts';
import { acrossProblems, type AcrossProblems } from './across-problems.ts';
import type { Compared, ComparedOptimizer, ComparedProblem } from './compare.ts';
import { trainingCurve, type TrainingCurve } from './training-curve.ts';
import { scoreOf } from './tuning/tuning.ts';

/** One optimizer's final runs on a problem, in numbers. */
export interface OptimizerSummary {
  readonly optimizer: ComparedOptimizer;
  /** The metric of each seed; the worst where it did not finish, NaN where it was not computed. */
  readonly values: readonly number[];
  readonly mean: number;
  /** 95 % of the mean; missing where a run did not finish, or there are fewer than five. */
  readonly interval: Interval | undefined;
  readonly median: number;
  readonly interquartileMean: number;
  /** Final runs that ended otherwise than finished, by how. */
  readonly diverged: number;
  readonly failed: number;
  /** The metric on the way over all finished runs, after `steps` updates each. */
  readonly curve: Band & { readonly steps: readonly number[] };
  /** The training loss of all finished runs. */
  readonly training: TrainingCurve;
  /** Updates to the target, of each seed; Infinity where it was never reached. */
  readonly stepsToTarget: readonly number[];
  readonly runningTime: ExpectedRunningTime | undefined;
}

export interface ProblemAnalysis {
  readonly problem: ComparedProblem;
  readonly optimizers: readonly OptimizerSummary[];
  readonly leader: LeaderComparison;
  readonly pairs: readonly PairedComparison[];
  readonly target: Target | undefined;
}

/** A value of the metric that is to be reached, and where it comes from. */
export interface Target {
  readonly value: number;
  readonly from: string;
}

export interface Analysis {
  readonly compared: Compared;
  readonly problems: readonly ProblemAnalysis[];
  /** Missing where there is but one problem, or one optimizer. */
  readonly across: AcrossProblems | undefined;
}

/** AlgoPerf's baselines, whose best sets the target (Dahl et al., 2023, section 4.3). */
const BASELINES = ['adamw', 'nadam', 'nesterov', 'momentum'];

/** All that a study's runs say, in numbers. */
export function analyse(compared: Compared): Analysis {
  const values = compared.problems.map(({ optimizers, metric }) =>
    optimizers.map((optimizer) => valuesOf(optimizer, metric)),
  );
  const tested = testAllPairs(values);
  const problems = compared.problems.map((problem, i) =>
    analyseProblem(problem, itemAt(tested, i), compared.study.targets?.[problem.label]),
  );
  return { compared, problems, across: acrossProblems(problems) };
}

function analyseProblem(
  problem: ComparedProblem,
  tested: readonly TestedPair[],
  given: number | undefined,
): ProblemAnalysis {
  const { metric, optimizers } = problem;
  const valued = optimizers.map((optimizer) => ({
    optimizer,
    label: optimizer.label,
    values: valuesOf(optimizer, metric),
  }));
  const target =
    given === undefined ? targetOf(valued, metric) : { value: given, from: 'as given' };
  return {
    problem,
    target,
    optimizers: valued.map(({ optimizer, values }) => summarise(optimizer, values, metric, target)),
    leader: compareLeader(valued, tested, higherIsBetter(metric)),
    pairs: comparePairs(valued, tested),
  };
}

function valuesOf({ finals }: ComparedOptimizer, metric: MetricName): number[] {
  return finals.map((result) => (result ? scoreOf(result, metric, 'final') : NaN));
}

/** The best median of the baselines that are compared, else of all. */
function targetOf(
  valued: readonly { readonly optimizer: ComparedOptimizer; readonly values: readonly number[] }[],
  metric: MetricName,
): Target | undefined {
  const medians = valued
    .map(({ optimizer, values }) => ({
      optimizer,
      median: medianOf(values.filter((value) => !Number.isNaN(value))),
    }))
    .filter(({ median }) => Number.isFinite(median));
  const baselines = medians.filter(({ optimizer }) => BASELINES.includes(optimizer.name));
  const candidates = baselines.length > 0 ? baselines : medians;
  const [first] = candidates;
  if (first === undefined) return undefined;
  const better = (a: number, b: number) => (higherIsBetter(metric) ? a > b : a < b);
  const best = candidates.reduce(
    (best, one) => (better(one.median, best.median) ? one : best),
    first,
  );
  return { value: best.median, from: `the median of ${best.optimizer.label}` };
}

function summarise(
  optimizer: ComparedOptimizer,
  values: readonly number[],
  metric: MetricName,
  target: Target | undefined,
): OptimizerSummary {
  const computed = values.filter((value) => !Number.isNaN(value));
  const finite = computed.length > 0 && computed.every(Number.isFinite);
  const isHigher = higherIsBetter(metric);
  const results = optimizer.finals.filter((result) => result !== undefined);
  const noted = results.map(({ status, steps, evaluations }) => ({
    status,
    steps,
    notes: evaluations.map(({ step, loss, accuracy }) => ({
      step,
      value: isHigher ? accuracy : loss,
    })),
  }));
  const finished = noted.flatMap(({ status, notes }) => (status === 'finished' ? [notes] : []));
  const attempts = target
    ? noted.map(({ steps, notes }) => {
        const until = stepsToTarget(notes, target.value, isHigher);
        const reached = Number.isFinite(until);
        return { until, steps: reached ? until : steps, reached };
      })
    : [];
  return {
    optimizer,
    values,
    mean: computed.length > 0 ? meanSimple(computed) : NaN,
    interval: finite ? bootstrapMeanInterval(computed) : undefined,
    median: medianOf(computed),
    interquartileMean: computed.length > 0 ? interquartileMean(computed) : NaN,
    diverged: results.filter(({ status }) => status === 'diverged').length,
    failed: results.filter(({ status }) => status === 'failed').length,
    curve: {
      ...bootstrapBand(finished.map((notes) => notes.map(({ value }) => value))),
      steps: finished[0]?.map(({ step }) => step) ?? [],
    },
    training: trainingCurve(
      results.flatMap(({ status, losses }) => (status === 'finished' ? [losses] : [])),
    ),
    stepsToTarget: attempts.map(({ until }) => until),
    runningTime: attempts.length > 0 ? expectedRunningTime(attempts) : undefined,
  };
}
