import type { TopLevelSpec } from 'vega-lite';
import type { ChartSettings } from '../../experiment/schema.ts';
import type { Results } from '../../results/results.ts';

/** A kind of chart: one file that turns results into a Vega-Lite specification. */
export interface Chart<Type extends ChartSettings['type'] = ChartSettings['type']> {
  /** The caption under it, one sentence. */
  caption(results: Results, settings: Extract<ChartSettings, { type: Type }>): string;
  /**
   * The specification, with the data inside and a description in words; nothing where the results
   * have no data for it.
   */
  specify(
    results: Results,
    settings: Extract<ChartSettings, { type: Type }>,
  ): TopLevelSpec | undefined;
}
