import type { AnyResults } from '../../../study/results.ts';
import { drawExperiment, drawStudy } from '../../charts/draw.ts';
import type { DrawnChart } from '../../charts/grammar/chart.ts';
import type { ChartName } from '../../charts/registry.ts';

/** The charts that the results of an experiment or a study have data for, in the page's order. */
export function chartsOf(results: AnyResults): DrawnChart<ChartName>[] {
  return results.kind === 'study' ? drawStudy(results) : drawExperiment(results);
}
