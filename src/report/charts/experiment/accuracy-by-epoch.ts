import type { TopLevelSpec } from 'vega-lite';
import { numberText } from '../../documents/words.ts';
import { appearanceOf, chartConfig, PLOT } from '../shared/appearance.ts';
import { numberCell } from '../../page/report-table.ts';
import type { ExperimentChart } from './experiment-chart.ts';
import { featuredRuns } from './featured-runs.ts';
import { nearPlot } from '../shared/near-plot.ts';

/**
 * The textbook's figure of section 5.7.4: accuracy on the training and the test examples by epoch.
 * With several optimizers, colour tells the optimizer and the dash the test examples.
 */
export const accuracyByEpoch: ExperimentChart<'accuracy'> = {
  draw(results, { yRange }) {
    const { manifest } = results;
    const shown = featuredRuns(results);
    const runs = results.runs.filter(({ optimizer }) => shown.includes(optimizer));
    const several = runs.length > 1;
    const rows = runs.flatMap(({ optimizer, evaluations }) =>
      evaluations.flatMap(({ epoch, trainAccuracy, testAccuracy }) => [
        { optimizer, epoch, examples: 'train', accuracy: nearPlot(trainAccuracy, yRange) },
        { optimizer, epoch, examples: 'test', accuracy: nearPlot(testAccuracy, yRange) },
      ]),
    );
    if (!runs.some(({ evaluations }) => evaluations.length > 1)) return undefined;
    const looks = appearanceOf(
      several ? runs.map(({ optimizer }) => optimizer) : ['train', 'test'],
    );
    const legend = { orient: 'bottom-right', symbolStrokeWidth: 1.5 } as const;
    const examples = ['train', 'test'];
    const { trainSize, testSize } = manifest.dataset;
    const which =
      shown.length < results.runs.length
        ? `; the ${shown.length} with the lowest loss in the end.`
        : '.';
    const specification = {
      $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
      description: `Line chart of accuracy by epoch: ${runs
        .map(({ optimizer, evaluations }) => {
          const last = evaluations.at(-1);
          const end = last
            ? `comes to ${numberText(last.trainAccuracy)} on the training examples and ${numberText(last.testAccuracy)} on the test examples`
            : 'was not evaluated';
          return `${optimizer} ${end}`;
        })
        .join('; ')}.`,
      title: manifest.experiment.title,
      ...PLOT,
      data: { values: rows },
      encoding: {
        x: { field: 'epoch', type: 'quantitative', title: 'epochs' },
        y: {
          field: 'accuracy',
          type: 'quantitative',
          title: 'accuracy',
          scale: { domain: [...yRange], nice: false },
        },
        color: {
          field: several ? 'optimizer' : 'examples',
          type: 'nominal',
          title: null,
          scale: { domain: looks.domain, range: looks.colors },
          legend,
        },
        strokeDash: {
          field: 'examples',
          type: 'nominal',
          title: null,
          scale: {
            domain: examples,
            range: [
              [1, 0],
              [6, 4],
            ],
          },
          legend,
        },
        shape: {
          field: 'examples',
          type: 'nominal',
          title: null,
          scale: { domain: examples, range: ['circle', 'square'] },
          legend,
        },
      },
      layer: [
        { mark: { type: 'line', clip: true, strokeWidth: 1.5, aria: false } },
        {
          mark: { type: 'point', clip: true, filled: true, size: 45, opacity: 1, aria: false },
          encoding: {
            tooltip: [
              { field: 'optimizer', type: 'nominal' },
              { field: 'examples', type: 'nominal' },
              { field: 'epoch', type: 'quantitative', format: '.2f' },
              { field: 'accuracy', type: 'quantitative', format: '.4f' },
            ],
          },
        },
      ],
      config: chartConfig,
    };
    return {
      name: 'accuracy',
      caption: `Share of examples classified rightly, on all ${trainSize} training and all ${testSize} test examples${which}`,
      specification: specification as TopLevelSpec,
      table: {
        caption: 'Accuracy by epoch',
        columns: [
          { heading: 'optimizer' },
          ...['epoch', 'train accuracy', 'test accuracy'].map((heading) => ({
            heading,
            numeric: true,
          })),
        ],
        rows: runs.flatMap(({ optimizer, evaluations }) =>
          evaluations.map(({ epoch, trainAccuracy, testAccuracy }) => [
            optimizer,
            numberCell(epoch, epoch.toFixed(1)),
            numberCell(trainAccuracy, numberText(trainAccuracy)),
            numberCell(testAccuracy, numberText(testAccuracy)),
          ]),
        ),
      },
    };
  },
};
