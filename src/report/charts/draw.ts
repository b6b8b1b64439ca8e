import type { Results } from '../../results/results.ts';
import type { StudyResults } from '../../study/results.ts';
import type { DrawnChart } from './grammar/chart.ts';
import { problemsOf } from './grammar/study-chart.ts';
import {
  charts,
  type ExperimentChartName,
  type ProblemChartName,
  type StudyChartName,
} from './registry.ts';

/** The charts that an experiment asks for and has data for, in its order. */
export function drawAsked(results: Results): DrawnChart<ExperimentChartName>[] {
  return results.manifest.experiment.charts.flatMap((settings) =>
    charts.experiment.flatMap((chart): DrawnChart<ExperimentChartName>[] =>
      chart.isAsked ? chart.draw(results, settings) : [],
    ),
  );
}

/** The charts that an experiment asks for; then what else it recorded. */
export function drawExperiment(results: Results): DrawnChart<ExperimentChartName>[] {
  return [
    ...drawAsked(results),
    ...charts.experiment.flatMap((chart): DrawnChart<ExperimentChartName>[] =>
      chart.isAsked ? [] : chart.draw(results),
    ),
  ];
}

/**
 * The charts that a study has data for: of all problems first, then of each. The first is the
 * picture of the whole.
 */
export function drawStudy(results: StudyResults): DrawnChart<StudyChartName>[] {
  const ofAll = charts.study.flatMap((chart): DrawnChart<StudyChartName>[] =>
    chart.of === 'study' ? chart.draw(results) : [],
  );
  const ofEach = problemsOf(results).map((problem) => ({
    problem,
    drawn: charts.study.flatMap((chart): DrawnChart<ProblemChartName>[] =>
      chart.of === 'problem' ? chart.draw(results, problem) : [],
    ),
  }));
  const [only, ...others] = ofEach;
  if (only && others.length === 0) {
    const [main, ...behind] = only.drawn;
    return main ? [main, ...ofAll, ...behind] : ofAll;
  }
  return [
    ...ofAll,
    ...ofEach.flatMap(({ problem, drawn }, i) =>
      drawn.map((chart): DrawnChart<StudyChartName> => ({
        ...chart,
        name: `${chart.name}-${i + 1}`,
        problem: problem.label,
      })),
    ),
  ];
}
