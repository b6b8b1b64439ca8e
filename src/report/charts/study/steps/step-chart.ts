import { FEW_RUNS } from '../../../documents/final-table.ts';
import type { ReportTable } from '../../../page/report-table.ts';
import type { ChartMarks, ChartWords } from '../../grammar/chart.ts';
import { quantity, told } from '../../shared/channels.ts';
import { colorAndShape } from '../../shared/color-and-shape.ts';
import { figureCell, headings } from '../../shared/figures.ts';

/** Where the share of an optimizer rises, and to what. */
interface StepPoint {
  readonly optimizer: string;
  readonly at: number;
  readonly share: number;
}

interface Steps {
  /** Of all optimizers, in the study's order. */
  readonly labels: readonly string[];
  readonly points: readonly StepPoint[];
  /** Where the x axis begins and ends. */
  readonly from: number;
  readonly to: number;
  readonly isLog: boolean;
  readonly title: string;
  readonly x: string;
  readonly y: string;
  readonly caption: string;
}

interface StepRows extends Steps {
  /** Those that are told apart. */
  readonly shown: readonly string[];
  /** From the axis' one end to the other. */
  readonly lines: readonly StepPoint[];
}

export function stepRows(steps: Steps): StepRows | undefined {
  const { labels, points, from, to } = steps;
  if (points.length === 0) return undefined;
  const areaOf = (label: string) =>
    points
      .filter(({ optimizer }) => optimizer === label)
      .reduce((sum, { share, at }) => sum + share / at, 0);
  const best = [...labels].sort((a, b) => areaOf(b) - areaOf(a)).slice(0, FEW_RUNS);
  const shown = labels.filter((label) => best.includes(label));
  const lines = shown.flatMap((optimizer) => {
    const own = points.filter((point) => point.optimizer === optimizer && point.at <= to);
    const [first] = own;
    return [
      { optimizer, at: from, share: first?.at === from ? first.share : 0 },
      ...own,
      { optimizer, at: to, share: own.at(-1)?.share ?? 0 },
    ];
  });
  return { ...steps, shown, lines };
}

/** Shares that rise in steps, an optimizer a line. */
export function stepMarks({
  labels,
  points,
  from,
  to,
  isLog,
  x,
  y,
  shown,
  lines,
}: StepRows): ChartMarks {
  const { color, shape } = colorAndShape(labels, shown);
  return {
    height: 320,
    encoding: {
      x: quantity<StepPoint>('at', x, {
        scale: { domain: [from, to], nice: false, ...(isLog ? { type: 'log' } : {}) },
      }),
      y: quantity<StepPoint>('share', y, { scale: { domain: [0, 1] }, axis: { format: '.0%' } }),
      color,
    },
    layer: [
      {
        data: { values: lines },
        mark: { type: 'line', interpolate: 'step-after', strokeWidth: 2, aria: false },
      },
      {
        data: {
          values: points.filter(({ optimizer, at }) => shown.includes(optimizer) && at <= to),
        },
        mark: { type: 'point', filled: true, size: 55, opacity: 1, aria: false },
        encoding: {
          shape,
          tooltip: told<StepPoint>(
            ['optimizer', 'optimizer'],
            ['at', x, '.4~g'],
            ['share', y, '.0%'],
          ),
        },
      },
    ],
  };
}

export function stepWords({ title, caption, x, y, shown, lines }: StepRows): ChartWords {
  const ends = shown.map((label) => {
    const last = lines.findLast(({ optimizer }) => optimizer === label);
    return `${label} ends at ${Math.round(100 * (last?.share ?? 0))} %`;
  });
  return { title, caption, description: `Step chart, ${y} by ${x}: ${ends.join(', ')}.` };
}

export function stepTable({ title, x, y, points }: StepRows): ReportTable {
  return {
    caption: title,
    columns: headings(['optimizer'], [x, y]),
    rows: points.map(({ optimizer, at, share }) => [optimizer, figureCell(at), figureCell(share)]),
  };
}
