import { accuracyByEpoch } from './experiment/accuracy-by-epoch.ts';
import { gradientNorms } from './experiment/gradient-norms.ts';
import { hiddenWeights } from './experiment/hidden-weights.ts';
import { lossComparison } from './experiment/loss/loss-comparison.ts';
import { updateNorms } from './experiment/update-norms.ts';
import { weightNorms } from './experiment/weight-norms.ts';
import { costAndQuality } from './study/cost-and-quality.ts';
import { criticalDifferenceDiagram } from './study/critical-difference.ts';
import { differenceMatrix } from './study/difference-matrix.ts';
import { finalIntervals } from './study/final-intervals.ts';
import { performanceProfile } from './study/steps/performance-profile.ts';
import { planarPaths } from './study/planar-paths.ts';
import { runtimeDistribution } from './study/steps/runtime-distribution.ts';
import { sensitivity } from './study/sensitivity.ts';
import { timeToTarget } from './study/time-to-target.ts';
import { trainingCurves } from './study/curves/training-curves.ts';
import { tuningTrials } from './study/tuning-trials.ts';
import { validationCurves } from './study/curves/validation-curves.ts';

/** Every chart, in the order of the page; the only place that lists them. */
export const charts = {
  experiment: [
    lossComparison,
    accuracyByEpoch,
    weightNorms,
    gradientNorms,
    updateNorms,
    hiddenWeights,
  ],
  study: [
    finalIntervals,
    performanceProfile,
    criticalDifferenceDiagram,
    validationCurves,
    differenceMatrix,
    timeToTarget,
    runtimeDistribution,
    planarPaths,
    trainingCurves,
    costAndQuality,
    sensitivity,
    tuningTrials,
  ],
};

/** The charts of an experiment, by name. */
export const EXPERIMENT_CHARTS = namesOf(charts.experiment);

/** The charts of a study, by name. */
export const STUDY_CHARTS = namesOf(charts.study);

export type ExperimentChartName = (typeof EXPERIMENT_CHARTS)[number];

/**
 * As they stand in STUDY_CHARTS; `sensitivity` with the option that is varied behind it, as in
 * `sensitivity-lr`; and, of one of several problems, with the problem's place, as in `curves-2`.
 */
export type StudyChartName =
  | (typeof STUDY_CHARTS)[number]
  | `sensitivity-${string}`
  | `${(typeof STUDY_CHARTS)[number]}-${number}`;

/** Of one problem, before it is told which. */
export type ProblemChartName = (typeof STUDY_CHARTS)[number] | `sensitivity-${string}`;

export type ChartName = ExperimentChartName | StudyChartName;

function namesOf<Name extends string>(all: readonly { readonly name: Name }[]): readonly Name[] {
  return all.map(({ name }) => name);
}
