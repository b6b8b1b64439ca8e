import { numberText } from '../words.ts';
import { numberCell } from '../report-table.ts';
import type { ExperimentChart } from './experiment-chart.ts';
import { lossCurves } from './loss-curves.ts';
import { lossSpecification } from './loss-specification.ts';
import { usualView } from './loss-view.ts';

/** Rows of the table behind the chart, for each run. */
const TABLE_ROWS = 10;

/** Smoothed loss by iteration, a line an optimizer. */
export const lossComparison: ExperimentChart<'loss'> = {
  draw(results, settings) {
    const { experiment } = results.manifest;
    const { window, beta } = experiment.smoothing;
    const curves = lossCurves(results, settings);
    const every = Math.max(1, Math.ceil(experiment.iterations / TABLE_ROWS));
    return {
      name: 'loss',
      caption:
        `Loss of each batch, taken ${experiment.record} the update and smoothed with a Kaiser window ` +
        `of length ${window}, beta ${beta}.`,
      specification: lossSpecification(curves, usualView(curves)),
      curves,
      table: {
        caption: 'Smoothed loss',
        columns: [
          { heading: 'optimizer' },
          { heading: 'iteration', numeric: true },
          { heading: 'smoothed loss', numeric: true },
        ],
        rows: results.runs.flatMap(({ optimizer, smoothedLosses }) =>
          Array.from(smoothedLosses, (loss, iteration) => ({ loss, iteration }))
            .filter(({ iteration }) => (smoothedLosses.length - 1 - iteration) % every === 0)
            .map(({ loss, iteration }) => [
              optimizer,
              String(iteration),
              numberCell(loss, numberText(loss)),
            ]),
        ),
      },
    };
  },
};
