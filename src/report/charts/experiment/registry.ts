import type { ChartSettings } from '../../../experiment/schema.ts';
import type { Results } from '../../../results/results.ts';
import { accuracyByEpoch } from './accuracy-by-epoch.ts';
import type { ExperimentChart, ExperimentDrawing } from './experiment-chart.ts';
import { hiddenWeights } from './hidden-weights.ts';
import { lossComparison } from './loss-comparison.ts';
import { norms } from './norms.ts';

/** Every kind of chart of an experiment; the only place that lists them. */
const charts: { readonly [Type in ChartSettings['type']]: ExperimentChart<Type> } = {
  loss: lossComparison,
  accuracy: accuracyByEpoch,
};

/** Charts of what an experiment recorded beside losses and accuracies. */
const recorded: readonly ((results: Results) => ExperimentDrawing[])[] = [norms, hiddenWeights];

/** The charts that an experiment asks for and has data for, in its order. */
export function drawAsked(results: Results): ExperimentDrawing[] {
  return results.manifest.experiment.charts.flatMap((settings) => {
    const chart = charts[settings.type] as ExperimentChart;
    return chart.draw(results, settings) ?? [];
  });
}

/** The charts that an experiment asks for; then what else it recorded. */
export function drawExperiment(results: Results): ExperimentDrawing[] {
  return [...drawAsked(results), ...recorded.flatMap((draw) => draw(results))];
}
