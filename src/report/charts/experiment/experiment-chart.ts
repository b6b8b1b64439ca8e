import type { ChartSettings } from '../../../experiment/schema.ts';
import type { Results } from '../../../results/results.ts';
import type { DrawnChart } from '../shared/chart.ts';
import type { LossCurves } from './loss-curves.ts';

/** A chart of an experiment, with what a page needs to draw it anew as the reader likes. */
export interface ExperimentDrawing extends DrawnChart {
  readonly curves?: LossCurves;
}

/** A kind of chart of an experiment: one file that turns results into a Vega-Lite specification. */
export interface ExperimentChart<Type extends ChartSettings['type'] = ChartSettings['type']> {
  /** @returns nothing where the results have no data for it */
  draw(
    results: Results,
    settings: Extract<ChartSettings, { type: Type }>,
  ): ExperimentDrawing | undefined;
}
