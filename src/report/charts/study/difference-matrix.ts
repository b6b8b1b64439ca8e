import { higherIsBetter } from '../../../problems/problem.ts';
import type { StudyRows } from '../../../study/tables/registry.ts';
import { figure, metricWords } from '../../../study/words/metric-words.ts';
import type { ReportTable } from '../../page/report-table.ts';
import type { ChartMarks, ChartWords } from '../grammar/chart.ts';
import { problemChart, rowsOn, type OfProblem } from '../grammar/study-chart.ts';
import { told } from '../shared/channels.ts';
import { figureCell, headings } from '../shared/figures.ts';
import { ranked } from './foremost.ts';

const MOST_WITH_NUMBERS = 12;

interface Cell {
  readonly row: string;
  readonly column: string;
  readonly difference: number | null;
  readonly range: string;
  readonly wins: number;
  readonly losses: number;
  /** Of the seeds that were won or lost, those won less those lost. */
  readonly share: number;
  readonly detected: string;
  readonly text: string;
}

interface Rows {
  readonly pairs: readonly StudyRows['differences'][];
  readonly cells: readonly Cell[];
  /** The best first. */
  readonly order: readonly string[];
  readonly problem: string;
  readonly metric: string;
}

/** Differences by seed between all pairs: by how much, how steadily, and whether it can be told. */
export const differenceMatrix = problemChart({
  name: 'differences',
  needs: ['differences', 'summary'],
  rows,
  marks,
  words,
  table,
});

function rows({ results, problem, tables }: OfProblem<'differences' | 'summary'>) {
  const pairs = rowsOn(tables.differences, problem.label);
  if (pairs.length === 0) return undefined;
  const isHigher = higherIsBetter(problem.metric);
  return {
    pairs,
    cells: pairs.flatMap((pair) => cellsOf(pair, isHigher)),
    order: ranked(results, problem),
    problem: problem.label,
    metric: metricWords(problem.metric),
  };
}

/** A pair as it stands on either side of the diagonal. */
function cellsOf(pair: StudyRows['differences'], isHigher: boolean): [Cell, Cell] {
  const { optimizer_a: a, optimizer_b: b, difference, low = NaN, high = NaN, detected } = pair;
  const [aWins, bWins] = isHigher ? [pair.b_lower, pair.a_lower] : [pair.a_lower, pair.b_lower];
  const cell = (
    [row, column]: readonly [string, string],
    [value, from, to]: readonly [number, number, number],
    [wins, losses]: readonly [number, number],
  ): Cell => ({
    ...{ row, column, wins, losses },
    difference: Number.isFinite(value) ? Number(value.toPrecision(3)) : null,
    range: Number.isFinite(from) ? `${figure(from)} to ${figure(to)}` : '–',
    share: wins + losses === 0 ? 0 : (wins - losses) / (wins + losses),
    detected: detected ? 'yes' : 'no',
    text: `${cellText(value, isHigher)}${detected ? ' *' : ''}`,
  });
  return [
    cell([a, b], [difference, low, high], [aWins, bWins]),
    cell([b, a], [-difference, -high, -low], [bWins, aWins]),
  ];
}

function cellText(difference: number, isHigher: boolean): string {
  if (Number.isFinite(difference)) return signed(difference);
  return difference === (isHigher ? Infinity : -Infinity) ? 'other ✕' : '✕';
}

function marks({ cells, order }: Rows): ChartMarks {
  const channel = { type: 'nominal' as const, title: null, scale: { domain: [...order] } };
  return {
    width: Math.max(240, Math.min(560, 64 * order.length)),
    height: Math.max(120, Math.min(480, 40 * order.length)),
    data: { values: cells },
    encoding: {
      y: { field: 'row', ...channel, axis: { labelLimit: 200, grid: false } },
      x: {
        field: 'column',
        ...channel,
        axis: { orient: 'top', labelAngle: -40, labelLimit: 200, grid: false },
      },
    },
    layer: [
      {
        mark: { type: 'rect', stroke: '#ffffff', strokeWidth: 1, aria: false },
        encoding: {
          color: {
            field: 'share',
            type: 'quantitative',
            title: 'seeds won − lost',
            scale: { domain: [-1, 0, 1], range: ['#f2a34c', '#f4f4f1', '#6fa8dc'] },
            legend: {
              orient: 'right',
              values: [-1, 0, 1],
              format: '+.0%',
              gradientLength: 120,
            },
          },
          tooltip: told<Cell>(
            ['row', 'row'],
            ['column', 'against'],
            ['difference', 'difference'],
            ['range', '95 %'],
            ['wins', 'seeds won'],
            ['losses', 'seeds lost'],
            ['detected', 'detected'],
          ),
        },
      },
      ...(order.length <= MOST_WITH_NUMBERS ? [numbers] : []),
    ],
  };
}

const numbers: ChartMarks['layer'][number] = {
  mark: {
    type: 'text',
    // On a phone numbers must not run into those of the next cell.
    fontSize: { expr: "min(11, bandwidth('x') / 5)" },
    color: '#111111',
    aria: false,
  },
  encoding: { text: { field: 'text' } },
};

/** By what a version detected differences: earlier ones had no test of all pairs. */
function testOf(pairs: Rows['pairs']): string {
  return pairs.some(({ p_max_t }) => p_max_t !== undefined)
    ? 'step-down max-T over the seeds, of all pairs of all problems together'
    : 'Friedman’s test, then Wilcoxon’s with Holm’s correction for the leader’s pairs, over all pairs for the others';
}

function words({ pairs, problem, metric }: Rows): ChartWords {
  const detected = pairs
    .filter((pair) => pair.detected)
    .map((pair) => `${pair.optimizer_a} minus ${pair.optimizer_b} ${figure(pair.difference)}`);
  return {
    title: 'Who is better in how many seeds',
    subtitle: [`${problem}: row minus column in ${metric}`],
    description: `Matrix of the paired differences in ${metric} on ${problem}. Detected: ${
      detected.join(', ') || 'none'
    }.`,
    caption: `Mean difference over the seeds, row minus column. Blue: the row is better in most seeds; orange: worse. * marks what was detected (${testOf(pairs)}).`,
  };
}

function table({ pairs, problem, metric }: Rows): ReportTable {
  return {
    caption: `Paired differences in ${metric}: ${problem}`,
    columns: [...headings(['pair'], ['difference', '95 % from', 'to']), { heading: 'detected' }],
    rows: pairs.map(({ optimizer_a, optimizer_b, difference, low = NaN, high = NaN, detected }) => [
      `${optimizer_a} − ${optimizer_b}`,
      ...[difference, low, high].map(figureCell),
      detected ? 'yes' : 'no',
    ]),
  };
}

function signed(value: number): string {
  return `${value > 0 ? '+' : value < 0 ? '−' : ''}${figure(Math.abs(value))}`;
}
