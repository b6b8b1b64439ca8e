import type { AnyResults } from '../../../study/results.ts';
import type { ExperimentDrawing } from '../../charts/experiment/experiment-chart.ts';
import { drawExperiment } from '../../charts/experiment/registry.ts';
import { drawStudy } from '../../charts/study/registry.ts';

/** The charts that the results of an experiment or a study have data for, in the page's order. */
export function chartsOf(results: AnyResults): ExperimentDrawing[] {
  return results.kind === 'study' ? drawStudy(results) : drawExperiment(results);
}
