import { numberText } from '../../../documents/words.ts';
import type { RunCurves } from '../../../../results/results.ts';
import { numberCell, type ReportTable } from '../../../page/report-table.ts';
import { askedChart, type Asked } from '../../grammar/experiment-chart.ts';
import { headings } from '../../shared/figures.ts';
import { lossCurves } from './loss-curves.ts';
import { lossMarks } from './loss-marks.ts';
import { lossRows, type LossRows } from './loss-rows.ts';
import { usualView } from './loss-view.ts';
import { lossWords } from './loss-words.ts';

/** Rows of the table behind the chart, for each run. */
const TABLE_ROWS = 10;

interface Rows extends LossRows {
  readonly runs: readonly RunCurves[];
}

/**
 * The textbook's figure of section 6.1.8: smoothed loss by iteration, a line an optimizer, with
 * markers at regular iterations. A run that diverged ends in a large cross.
 */
export const lossComparison = askedChart({
  name: 'loss',
  needs: [],
  rows,
  marks: lossMarks,
  words: lossWords,
  table,
  curves: ({ curves }) => curves,
});

function rows({ results, settings }: Asked<'loss'>): Rows {
  const curves = lossCurves(results, settings);
  return { ...lossRows(curves, usualView(curves)), runs: results.runs };
}

function table({ curves: { iterations, window }, runs }: Rows): ReportTable {
  const every = Math.max(1, Math.ceil(iterations / TABLE_ROWS));
  // With the window: the reader may have chosen another for the chart above.
  const loss = window === 1 ? 'loss' : `smoothed loss, length ${window}`;
  return {
    caption: 'Smoothed loss',
    columns: headings(['optimizer'], ['iteration', loss]),
    rows: runs.flatMap(({ optimizer, smoothedLosses }) =>
      Array.from(smoothedLosses, (loss, iteration) => ({ loss, iteration }))
        .filter(({ iteration }) => (smoothedLosses.length - 1 - iteration) % every === 0)
        .map(({ loss, iteration }) => [
          optimizer,
          String(iteration),
          numberCell(loss, numberText(loss)),
        ]),
    ),
  };
}
