import type { TopLevelSpec } from 'vega-lite';
import type { StudyResults } from '../../../study/results.ts';
import type { DrawnChart } from '../shared/chart.ts';
import type { StudyChartName } from '../shared/chart-names.ts';
import { colorAndShape } from '../shared/color-and-shape.ts';
import { figureCell, labelsOf } from './study-chart.ts';
import { frame } from '../shared/frame.ts';
import { FEW_RUNS } from '../../documents/final-table.ts';

interface StepPoint {
  readonly optimizer: string;
  readonly at: number;
  readonly share: number;
}

export interface StepWords {
  /** Where the shares rise, and to what. */
  readonly points: readonly StepPoint[];
  /** Where the x axis begins and ends. */
  readonly from: number;
  readonly to: number;
  readonly log: boolean;
  readonly name: StudyChartName;
  readonly title: string;
  readonly x: string;
  readonly y: string;
  readonly caption: string;
}

/** Shares that rise in steps, an optimizer a line. */
export function stepChart(results: StudyResults, words: StepWords): DrawnChart[] {
  const labels = labelsOf(results);
  const { points } = words;
  if (points.length === 0) return [];
  const areaOf = (label: string) =>
    points
      .filter(({ optimizer }) => optimizer === label)
      .reduce((sum, { share, at }) => sum + share / at, 0);
  const best = [...labels].sort((a, b) => areaOf(b) - areaOf(a)).slice(0, FEW_RUNS);
  const shown = labels.filter((label) => best.includes(label));
  const { color, shape } = colorAndShape(labels, shown);
  const lines = shown.flatMap((optimizer) => {
    const own = points.filter((point) => point.optimizer === optimizer && point.at <= words.to);
    const last = own.at(-1)?.share ?? 0;
    return [
      { optimizer, at: words.from, share: own[0]?.at === words.from ? own[0].share : 0 },
      ...own,
      { optimizer, at: words.to, share: last },
    ];
  });
  const scale = {
    domain: [words.from, words.to],
    nice: false,
    ...(words.log ? { type: 'log' as const } : {}),
  };
  const specification = {
    ...frame(
      words.title,
      `Step chart, ${words.y} by ${words.x}: ${shown
        .map((label) => {
          const last = lines.findLast(({ optimizer }) => optimizer === label)!;
          return `${label} ends at ${Math.round(100 * last.share)} %`;
        })
        .join(', ')}.`,
      { height: 320 },
    ),
    encoding: {
      x: { field: 'at', type: 'quantitative', title: words.x, scale },
      y: {
        field: 'share',
        type: 'quantitative',
        title: words.y,
        scale: { domain: [0, 1] },
        axis: { format: '.0%' },
      },
      color,
    },
    layer: [
      {
        data: { values: lines },
        mark: { type: 'line', interpolate: 'step-after', strokeWidth: 2, aria: false },
      },
      {
        data: {
          values: points.filter(({ optimizer, at }) => shown.includes(optimizer) && at <= words.to),
        },
        mark: { type: 'point', filled: true, size: 55, opacity: 1, aria: false },
        encoding: {
          shape,
          tooltip: [
            { field: 'optimizer' },
            { field: 'at', title: words.x, format: '.4~g' },
            { field: 'share', title: words.y, format: '.0%' },
          ],
        },
      },
    ],
  };
  return [
    {
      name: words.name,
      caption: words.caption,
      specification: specification as unknown as TopLevelSpec,
      table: {
        caption: words.title,
        columns: [
          { heading: 'optimizer' },
          { heading: words.x, numeric: true },
          { heading: words.y, numeric: true },
        ],
        rows: points.map(({ optimizer, at, share }) => [
          optimizer,
          figureCell(at),
          figureCell(share),
        ]),
      },
    },
  ];
}
