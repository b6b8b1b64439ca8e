import { numberText } from '../words.ts';
import { appearanceOf, chartConfig, PLOT } from './appearance.ts';
import type { Chart } from './chart.ts';
import { featuredRuns } from './featured-runs.ts';
import { nearPlot } from './near-plot.ts';

/**
 * The textbook's figure of section 5.7.4: accuracy on the training and the test images by epoch.
 * With several optimizers, colour tells the optimizer and the dash the test images.
 */
export const accuracyByEpoch: Chart<'accuracy'> = {
  caption: (results) => {
    const { trainSize, testSize } = results.manifest.dataset;
    const shown = featuredRuns(results).length;
    const which =
      shown < results.runs.length ? `; the ${shown} with the lowest loss in the end.` : '.';
    return `Share of images classified rightly, on all ${trainSize} training and all ${testSize} test images${which}`;
  },
  specify(results, { yRange }) {
    const { manifest } = results;
    const shown = featuredRuns(results);
    const runs = results.runs.filter(({ optimizer }) => shown.includes(optimizer));
    const several = runs.length > 1;
    const rows = runs.flatMap(({ optimizer, evaluations }) =>
      evaluations.flatMap(({ epoch, trainAccuracy, testAccuracy }) => [
        { optimizer, epoch, images: 'train', accuracy: nearPlot(trainAccuracy, yRange) },
        { optimizer, epoch, images: 'test', accuracy: nearPlot(testAccuracy, yRange) },
      ]),
    );
    if (!runs.some(({ evaluations }) => evaluations.length > 1)) return undefined;
    const looks = appearanceOf(
      several ? runs.map(({ optimizer }) => optimizer) : ['train', 'test'],
    );
    const legend = { orient: 'bottom-right', symbolStrokeWidth: 1.5 } as const;
    const images = ['train', 'test'];
    return {
      $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
      description: `Line chart of accuracy by epoch: ${runs
        .map(({ optimizer, evaluations }) => {
          const last = evaluations.at(-1);
          const end = last
            ? `ends at ${numberText(last.trainAccuracy)} on the training images and ${numberText(last.testAccuracy)} on the test images`
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
          field: several ? 'optimizer' : 'images',
          type: 'nominal',
          title: null,
          scale: { domain: looks.domain, range: looks.colors },
          legend,
        },
        strokeDash: {
          field: 'images',
          type: 'nominal',
          title: null,
          scale: {
            domain: images,
            range: [
              [1, 0],
              [6, 4],
            ],
          },
          legend,
        },
        shape: {
          field: 'images',
          type: 'nominal',
          title: null,
          scale: { domain: images, range: ['circle', 'square'] },
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
              { field: 'images', type: 'nominal' },
              { field: 'epoch', type: 'quantitative', format: '.2f' },
              { field: 'accuracy', type: 'quantitative', format: '.4f' },
            ],
          },
        },
      ],
      config: chartConfig,
    };
  },
};
