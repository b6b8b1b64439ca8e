import { indistinctGroups } from '../../../analysis/critical-difference.ts';
import type { StudyRows } from '../../../study/tables/registry.ts';
import { figure } from '../../../study/words/metric-words.ts';
import type { ReportTable } from '../../page/report-table.ts';
import type { ChartMarks, ChartWords } from '../grammar/chart.ts';
import { labelsOf, studyChart, type OfStudy } from '../grammar/study-chart.ts';
import type { Axis, Layer, Scale } from '../grammar/vega-lite.ts';
import { quantity, told } from '../shared/channels.ts';
import { colorAndShape } from '../shared/color-and-shape.ts';
import { figureCell, headings } from '../shared/figures.ts';

const ROW = 24;
const BAR = 12;
/** From the top to where the critical difference stands, and to the first bar. */
const RULER = 28;
const BARS = 48;
const TITLE = 'mean rank (1 is best)';

interface Rank {
  readonly optimizer: string;
  readonly rank: number;
  /** From the top, in pixels. */
  readonly y: number;
  /** Its name and rank, as they stand beside it. */
  readonly text: string;
}

interface Bar {
  readonly from: number;
  readonly to: number;
  readonly y: number;
}

interface Rows {
  readonly scores: readonly StudyRows['scores'][];
  /** The best first. */
  readonly ranks: readonly Rank[];
  /** Over those that can't be told apart. */
  readonly bars: readonly Bar[];
  readonly difference: number;
  readonly height: number;
  readonly labels: readonly string[];
}

/** Demšar's diagram: mean ranks, and bars over those that can't be told apart. */
export const criticalDifferenceDiagram = studyChart({
  name: 'critical-differences',
  needs: ['scores'],
  rows,
  marks,
  words,
  table,
});

function rows({ results, tables: { scores } }: OfStudy<'scores'>): Rows | undefined {
  const difference = scores[0]?.critical_difference ?? NaN;
  if (Number.isNaN(difference)) return undefined;
  const meanRanks = scores.map((row) => row.mean_rank);
  const groups = indistinctGroups(meanRanks, difference);
  const top = BARS + 6 + BAR * groups.length;
  return {
    ...{ scores, difference },
    ranks: [...scores]
      .sort((a, b) => a.mean_rank - b.mean_rank)
      .map(({ optimizer, mean_rank: rank }, i) => ({
        ...{ optimizer, rank },
        y: top + ROW * (i + 0.5),
        text: `${optimizer}  ${rank.toFixed(2)}`,
      })),
    bars: groups.map((group, i) => {
      const own = meanRanks.filter((_, place) => group.includes(place));
      return { from: Math.min(...own) - 0.03, to: Math.max(...own) + 0.03, y: BARS + BAR * i };
    }),
    height: top + ROW * scores.length,
    labels: labelsOf(results),
  };
}

function marks({ ranks, bars, difference, height, labels }: Rows): ChartMarks {
  const count = ranks.length;
  const { color, shape } = colorAndShape(labels, labels, null);
  const looks: { scale: Scale; axis: Axis } = {
    scale: { domain: [1, Math.max(2, count)], nice: false, zero: false },
    axis: { orient: 'top', grid: false, tickMinStep: 1 },
  };
  const from = quantity<Bar>('from', TITLE, looks);
  const rank = quantity<Rank>('rank', TITLE, looks);
  const y = quantity<Bar | Rank>('y', null, {
    axis: null,
    scale: { domain: [0, height], range: [0, { expr: 'height' }], nice: false },
  });
  const ruler: Bar = { from: 1, to: Math.min(1 + difference, count), y: RULER };
  const middle = (1 + count) / 2;
  const named = (filter: string, align: 'left' | 'right', dx: number): Layer => ({
    data: { values: ranks },
    transform: [{ filter }],
    mark: { type: 'text', fontSize: 12.5, aria: false, align, dx },
    encoding: { x: rank, y, text: { field: 'text' } },
  });
  return {
    height,
    view: { stroke: null },
    layer: [
      {
        data: { values: [ruler] },
        mark: { type: 'rule', strokeWidth: 1.5, color: '#888888', aria: false },
        encoding: { x: from, x2: { field: 'to' }, y },
      },
      {
        data: {
          values: [{ ...ruler, text: `critical difference ${difference.toFixed(2)}` }],
        },
        mark: { type: 'text', align: 'left', dy: -8, fontSize: 11, aria: false },
        encoding: { x: from, y, text: { field: 'text' } },
      },
      {
        data: { values: bars },
        mark: { type: 'rule', strokeWidth: 5, color: '#555555', aria: false },
        encoding: { x: from, x2: { field: 'to' }, y },
      },
      {
        data: { values: ranks },
        mark: { type: 'rule', strokeDash: [2, 3], color: '#aaaaaa', aria: false },
        encoding: { x: rank, y, y2: { value: 0 } },
      },
      {
        data: { values: ranks },
        mark: { type: 'point', filled: true, size: 90, opacity: 1, aria: false },
        encoding: {
          ...{ x: rank, y, color, shape },
          tooltip: told<Rank>(['optimizer', 'optimizer'], ['rank', 'mean rank', '.2f']),
        },
      },
      named(`datum.rank <= ${middle}`, 'left', 10),
      named(`datum.rank > ${middle}`, 'right', -10),
    ],
  };
}

function words({ ranks, difference }: Rows): ChartWords {
  const distance = difference.toFixed(2);
  return {
    title: 'Critical differences',
    subtitle: [`Ranks less than ${distance} apart are joined: no difference`],
    description: `Critical-difference diagram, mean ranks over the problems: ${ranks
      .map(({ optimizer, rank }) => `${optimizer} ${rank.toFixed(2)}`)
      .join(', ')}; ranks must lie ${distance} apart to differ.`,
    caption:
      'Mean ranks by the mean metric of each problem; a bar joins optimizers whose ranks are closer than Nemenyi’s critical difference at 5 % (Demšar, 2006). With few problems it is wide.',
  };
}

function table({ scores }: Rows): ReportTable {
  return {
    caption: 'Ranks and scores over the problems',
    columns: [
      ...headings(['optimizer'], ['mean rank', 'AlgoPerf score', 'speed-up']),
      { heading: 'over' },
    ],
    rows: scores.map((row) => [
      row.optimizer,
      figure(row.mean_rank),
      figureCell(row.algoperf_score),
      figureCell(row.speed_up),
      `${row.speed_up_over} (${row.speed_up_problems} problems)`,
    ]),
  };
}
