import type { StudyResults } from '../../../study/results.ts';
import type { DrawnChart } from '../shared/chart.ts';
import type { StudyChartName } from '../shared/chart-names.ts';
import { problemsOf, type StudyChart } from './study-chart.ts';
import { costAndQuality } from './cost-and-quality.ts';
import { criticalDifferenceDiagram } from './critical-difference.ts';
import { differenceMatrix } from './difference-matrix.ts';
import { finalIntervals } from './final-intervals.ts';
import { performanceProfile } from './performance-profile.ts';
import { planarPaths } from '../shared/planar-paths.ts';
import { runtimeDistribution } from './runtime-distribution.ts';
import { sensitivity } from './sensitivity.ts';
import { timeToTarget } from './time-to-target.ts';
import { trainingCurves } from './training-curves.ts';
import { tuningTrials } from './tuning-trials.ts';
import { validationCurves } from './validation-curves.ts';

/** Every kind of chart of a study, in the order of the page; the only place that lists them. */
const charts: readonly StudyChart[] = [
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
];

/**
 * The charts that a study has data for: of all problems first, then of each. The first is the
 * picture of the whole.
 */
export function drawStudy(results: StudyResults): DrawnChart[] {
  const problems = problemsOf(results);
  const [only] = problems;
  const drawable = charts.filter(({ needs }) => needs.every((table) => results.tables[table]));
  const ofAll = drawable.flatMap((chart) => chart.ofAll?.(results) ?? []);
  if (problems.length === 1) {
    const ofProblem = drawable.flatMap((chart) => chart.ofProblem?.(results, only!) ?? []);
    const [main, ...others] = ofProblem;
    return main ? [main, ...ofAll, ...others] : ofAll;
  }
  const ofEach = problems.flatMap((problem, i) =>
    drawable
      .flatMap((chart) => chart.ofProblem?.(results, problem) ?? [])
      .map((chart) => ({
        ...chart,
        name: `${chart.name}-${i + 1}` as StudyChartName,
        problem: problem.label,
      })),
  );
  return [...ofAll, ...ofEach];
}
