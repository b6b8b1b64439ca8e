import type { Results, RunCurves } from '../../../results/results.ts';
import { numberText } from '../../documents/words.ts';
import { numberCell, type ReportTable } from '../../page/report-table.ts';
import type { ChartMarks, ChartWords } from '../grammar/chart.ts';
import { askedChart, type Asked } from '../grammar/experiment-chart.ts';
import { appearanceOf } from '../shared/appearance.ts';
import { quantity, told } from '../shared/channels.ts';
import { headings } from '../shared/figures.ts';
import { nearPlot } from '../shared/near-plot.ts';
import { featuredRuns } from './featured-runs.ts';

const EXAMPLES = ['train', 'test'];

interface Point {
  readonly optimizer: string;
  readonly epoch: number;
  readonly examples: string;
  readonly accuracy: number;
}

interface Rows {
  readonly points: readonly Point[];
  /** Those that are told apart. */
  readonly runs: readonly RunCurves[];
  readonly yRange: readonly [number, number];
  readonly results: Results;
}

/**
 * The textbook's figure of section 5.7.4: accuracy on the training and the test examples by epoch.
 * With several optimizers, colour tells the optimizer and the dash the test examples.
 */
export const accuracyByEpoch = askedChart({
  name: 'accuracy',
  needs: ['evaluations'],
  rows,
  marks,
  words,
  table,
});

function rows({ results, settings: { yRange } }: Asked<'accuracy'>): Rows | undefined {
  const shown = featuredRuns(results);
  const runs = results.runs.filter(({ optimizer }) => shown.includes(optimizer));
  if (!runs.some(({ evaluations }) => evaluations.length > 1)) return undefined;
  const points = runs.flatMap(({ optimizer, evaluations }) =>
    evaluations.flatMap(({ epoch, trainAccuracy, testAccuracy }) => [
      { optimizer, epoch, examples: 'train', accuracy: nearPlot(trainAccuracy, yRange) },
      { optimizer, epoch, examples: 'test', accuracy: nearPlot(testAccuracy, yRange) },
    ]),
  );
  return { points, runs, yRange, results };
}

function marks({ points, runs, yRange }: Rows): ChartMarks {
  const several = runs.length > 1;
  const looks = appearanceOf(several ? runs.map(({ optimizer }) => optimizer) : EXAMPLES);
  const legend = { orient: 'bottom-right', symbolStrokeWidth: 1.5 } as const;
  const nominal = (field: keyof Point) =>
    ({ field, type: 'nominal', title: null, legend }) as const;
  return {
    data: { values: points },
    encoding: {
      x: quantity<Point>('epoch', 'epochs'),
      y: quantity<Point>('accuracy', 'accuracy', { scale: { domain: [...yRange], nice: false } }),
      color: {
        ...nominal(several ? 'optimizer' : 'examples'),
        scale: { domain: looks.domain, range: looks.colors },
      },
      strokeDash: {
        ...nominal('examples'),
        scale: {
          domain: EXAMPLES,
          range: [
            [1, 0],
            [6, 4],
          ],
        },
      },
      shape: { ...nominal('examples'), scale: { domain: EXAMPLES, range: ['circle', 'square'] } },
    },
    layer: [
      { mark: { type: 'line', clip: true, strokeWidth: 1.5, aria: false } },
      {
        mark: { type: 'point', clip: true, filled: true, size: 45, opacity: 1, aria: false },
        encoding: {
          tooltip: told<Point>(
            ['optimizer', 'optimizer'],
            ['examples', 'examples'],
            ['epoch', 'epoch', '.2f'],
            ['accuracy', 'accuracy', '.4f'],
          ),
        },
      },
    ],
  };
}

function words({ runs, results }: Rows): ChartWords {
  const { experiment, dataset } = results.manifest;
  const which =
    runs.length < results.runs.length
      ? `; the ${runs.length} with the lowest loss in the end.`
      : '.';
  const ends = runs.map(({ optimizer, evaluations }) => {
    const last = evaluations.at(-1);
    return last
      ? `${optimizer} comes to ${numberText(last.trainAccuracy)} on the training examples and ${numberText(last.testAccuracy)} on the test examples`
      : `${optimizer} was not evaluated`;
  });
  return {
    title: experiment.title,
    description: `Line chart of accuracy by epoch: ${ends.join('; ')}.`,
    caption: `Share of examples classified rightly, on all ${dataset.trainSize} training and all ${dataset.testSize} test examples${which}`,
  };
}

function table({ runs }: Rows): ReportTable {
  return {
    caption: 'Accuracy by epoch',
    columns: headings(['optimizer'], ['epoch', 'train accuracy', 'test accuracy']),
    rows: runs.flatMap(({ optimizer, evaluations }) =>
      evaluations.map(({ epoch, trainAccuracy, testAccuracy }) => [
        optimizer,
        numberCell(epoch, epoch.toFixed(1)),
        numberCell(trainAccuracy, numberText(trainAccuracy)),
        numberCell(testAccuracy, numberText(testAccuracy)),
      ]),
    ),
  };
}
