import { specificationOf, type ChartSpec } from '../../grammar/chart.ts';
import type { LossCurves } from './loss-curves.ts';
import { lossMarks } from './loss-marks.ts';
import { lossRows } from './loss-rows.ts';
import type { LossView } from './loss-view.ts';
import { lossWords } from './loss-words.ts';

/** The loss chart as the reader wants to see it. */
export function lossSpecification(curves: LossCurves, view: LossView): ChartSpec {
  const rows = lossRows(curves, view);
  return specificationOf(lossWords(rows), lossMarks(rows));
}
