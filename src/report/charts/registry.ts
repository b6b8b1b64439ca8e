import type { TopLevelSpec } from 'vega-lite';
import type { ChartSettings } from '../../experiment/schema.ts';
import type { Results } from '../../results/results.ts';
import { accuracyByEpoch } from './accuracy-by-epoch.ts';
import type { Chart } from './chart.ts';
import { lossComparison } from './loss-comparison.ts';

/** Every kind of chart; the only place that lists them. */
const charts: { readonly [Type in ChartSettings['type']]: Chart<Type> } = {
  loss: lossComparison,
  accuracy: accuracyByEpoch,
};

/** A chart of an experiment, ready to be drawn. */
export interface SpecifiedChart {
  readonly type: ChartSettings['type'];
  readonly caption: string;
  readonly specification: TopLevelSpec;
}

/** The charts that an experiment asks for and has data for, in its order. */
export function specifyCharts(results: Results): SpecifiedChart[] {
  return results.manifest.experiment.charts.flatMap((settings) => {
    const chart = charts[settings.type] as Chart;
    const specification = chart.specify(results, settings);
    if (!specification) return [];
    return [{ type: settings.type, caption: chart.caption(results, settings), specification }];
  });
}
