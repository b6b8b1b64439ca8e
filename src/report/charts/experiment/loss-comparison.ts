import { numberText } from '../../documents/words.ts';
import { numberCell } from '../../page/report-table.ts';
import type { ExperimentChart } from './experiment-chart.ts';
import { lossCurves, type LossCurves } from './loss-curves.ts';
import { lossSpecification } from './loss-specification.ts';
import { usualView } from './loss-view.ts';
import { lossCaption } from './loss-words.ts';

/** Rows of the table behind the chart, for each run. */
const TABLE_ROWS = 10;

/** Smoothed loss by iteration, a line an optimizer. */
export const lossComparison: ExperimentChart<'loss'> = {
  draw(results, settings) {
    const { experiment } = results.manifest;
    const curves = lossCurves(results, settings);
    const view = usualView(curves);
    const every = Math.max(1, Math.ceil(experiment.iterations / TABLE_ROWS));
    return {
      name: 'loss',
      caption: lossCaption(curves, view),
      specification: lossSpecification(curves, view),
      curves,
      table: {
        caption: 'Smoothed loss',
        columns: [
          { heading: 'optimizer' },
          { heading: 'iteration', numeric: true },
          { heading: smoothedHeading(curves), numeric: true },
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

/** With the window: the reader may have chosen another for the chart above. */
function smoothedHeading({ window }: LossCurves): string {
  return window === 1 ? 'loss' : `smoothed loss, length ${window}`;
}
