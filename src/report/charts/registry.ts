import type { ChartSettings } from '../../experiment/schema.ts';
import type { Results } from '../../results/results.ts';
import { accuracyByEpoch } from './accuracy-by-epoch.ts';
import type { ExperimentChart, ExperimentDrawing } from './experiment-chart.ts';
import { lossComparison } from './loss-comparison.ts';

/** Every kind of chart of an experiment; the only place that lists them. */
const charts: { readonly [Type in ChartSettings['type']]: ExperimentChart<Type> } = {
  loss: lossComparison,
  accuracy: accuracyByEpoch,
};

/** The charts that an experiment asks for and has data for, in its order. */
export function drawExperiment(results: Results): ExperimentDrawing[] {
  return results.manifest.experiment.charts.flatMap((settings) => {
    const chart = charts[settings.type] as ExperimentChart;
    return chart.draw(results, settings) ?? [];
  });
}
