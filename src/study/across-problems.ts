import { itemAt } from '../base/lists/item-at.ts';
import {
  criticalDifference,
  indistinctGroups,
  MOST_SOLVERS,
} from '../analysis/critical-difference.ts';
import { friedman, type FriedmanTest } from '../analysis/friedman.ts';
import { medianOf } from '../analysis/median.ts';
import {
  algoperfScore,
  performanceProfiles,
  type ProfilePoint,
} from '../analysis/performance-profile.ts';
import { geometricMeanSpeedUp, type SpeedUp } from '../analysis/speed-up.ts';
import { higherIsBetter } from '../problems/problem.ts';
import type { ProblemAnalysis } from './analyse.ts';

/** What several problems say together. */
export interface AcrossProblems {
  readonly labels: readonly string[];
  /** By updates to the target, the median over seeds. */
  readonly profiles: readonly (readonly ProfilePoint[])[];
  readonly algoperfScores: readonly number[];
  /** How many times faster than the first optimizer, by the median updates to the target. */
  readonly speedUps: readonly SpeedUp[];
  /** By the mean metric. */
  readonly ranks: FriedmanTest;
  /** How far two mean ranks must lie apart, and who lies nearer; missing for one optimizer. */
  readonly criticalDifference: number | undefined;
  readonly indistinct: readonly (readonly number[])[];
}

/** Nothing where there is but one problem, or one optimizer. */
export function acrossProblems(problems: readonly ProblemAnalysis[]): AcrossProblems | undefined {
  const labels = (problems[0]?.optimizers ?? []).map(({ optimizer }) => optimizer.label);
  if (problems.length < 2 || labels.length < 2) return undefined;
  const times = problems.map(({ optimizers }) =>
    optimizers.map(({ stepsToTarget }) =>
      stepsToTarget.length > 0 ? medianOf(stepsToTarget) : Infinity,
    ),
  );
  const profiles = performanceProfiles(times);
  const ranks = friedman(
    problems.map(({ problem, optimizers }) =>
      optimizers.map(({ mean }) =>
        Number.isNaN(mean) ? Infinity : higherIsBetter(problem.metric) ? -mean : mean,
      ),
    ),
  );
  const difference =
    labels.length <= MOST_SOLVERS ? criticalDifference(labels.length, problems.length) : undefined;
  return {
    labels,
    profiles,
    algoperfScores: profiles.map(algoperfScore),
    speedUps: labels.map((_, i) =>
      geometricMeanSpeedUp(
        times.map((ofProblem) => itemAt(ofProblem, i)),
        times.map((ofProblem) => itemAt(ofProblem, 0)),
      ),
    ),
    ranks,
    criticalDifference: difference,
    indistinct: difference === undefined ? [] : indistinctGroups(ranks.meanRanks, difference),
  };
}
