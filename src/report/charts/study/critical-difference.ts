import type { TopLevelSpec } from 'vega-lite';
import { indistinctGroups } from '../../../analysis/critical-difference.ts';
import { figure } from '../../../study/words/metric-words.ts';
import { colorAndShape } from '../shared/color-and-shape.ts';
import { labelsOf, type StudyChart } from './study-chart.ts';
import { figureCell } from './study-chart.ts';
import { frame } from '../shared/frame.ts';

const ROW = 24;
const BAR = 12;

/** Demšar's diagram: mean ranks, and bars over those that can't be told apart. */
export const criticalDifferenceDiagram: StudyChart = {
  needs: ['scores'],
  ofAll: (results) => {
    const scores = results.tables.scores ?? [];
    const rows = scores.map((row) => ({
      optimizer: row.optimizer,
      rank: row.mean_rank,
      difference: row.critical_difference ?? NaN,
    }));
    const [first] = rows;
    if (!first || Number.isNaN(first.difference)) return [];
    const { difference } = first;
    const groups = indistinctGroups(
      rows.map(({ rank }) => rank),
      difference,
    );
    const sorted = [...rows].sort((a, b) => a.rank - b.rank);
    const top = 54 + BAR * groups.length;
    const placed = sorted.map((row, i) => ({
      ...row,
      y: top + ROW * (i + 0.5),
      text: `${row.optimizer}  ${row.rank.toFixed(2)}`,
    }));
    const bars = groups.map((group, i) => {
      const ranks = group.map((place) => rows[place]!.rank);
      return { from: Math.min(...ranks) - 0.03, to: Math.max(...ranks) + 0.03, y: 48 + BAR * i };
    });
    const height = top + ROW * sorted.length;
    const { color, shape } = colorAndShape(labelsOf(results));
    const x = {
      type: 'quantitative' as const,
      title: 'mean rank (1 is best)',
      scale: { domain: [1, Math.max(2, rows.length)], nice: false, zero: false },
      axis: { orient: 'top' as const, grid: false, tickMinStep: 1 },
    };
    const y = {
      field: 'y',
      type: 'quantitative' as const,
      axis: null,
      scale: { domain: [0, height], range: [0, { expr: 'height' }], nice: false },
    };
    const specification = {
      ...frame(
        'Critical differences',
        `Critical-difference diagram, mean ranks over the problems: ${placed
          .map(({ optimizer, rank }) => `${optimizer} ${rank.toFixed(2)}`)
          .join(', ')}; ranks must lie ${difference.toFixed(2)} apart to differ.`,
        {
          subtitle: [`Ranks less than ${difference.toFixed(2)} apart are joined: no difference`],
          height,
        },
      ),
      view: { stroke: null },
      layer: [
        {
          data: { values: [{ from: 1, to: Math.min(1 + difference, rows.length), y: 28 }] },
          mark: { type: 'rule', strokeWidth: 1.5, color: '#888888', aria: false },
          encoding: { x: { field: 'from', ...x }, x2: { field: 'to' }, y },
        },
        {
          data: {
            values: [{ from: 1, y: 28, text: `critical difference ${difference.toFixed(2)}` }],
          },
          mark: { type: 'text', align: 'left', dy: -8, fontSize: 11, aria: false },
          encoding: { x: { field: 'from', ...x }, y, text: { field: 'text' } },
        },
        {
          data: { values: bars },
          mark: { type: 'rule', strokeWidth: 5, color: '#555555', aria: false },
          encoding: { x: { field: 'from', ...x }, x2: { field: 'to' }, y },
        },
        {
          data: { values: placed },
          mark: { type: 'rule', strokeDash: [2, 3], color: '#aaaaaa', aria: false },
          encoding: { x: { field: 'rank', ...x }, y, y2: { value: 0 } },
        },
        {
          data: { values: placed },
          mark: { type: 'point', filled: true, size: 90, opacity: 1, aria: false },
          encoding: {
            x: { field: 'rank', ...x },
            y,
            color: { ...color, legend: null },
            shape: { ...shape, legend: null },
            tooltip: [{ field: 'optimizer' }, { field: 'rank', title: 'mean rank', format: '.2f' }],
          },
        },
        ...[
          { align: 'left', dx: 10, filter: `datum.rank <= ${(1 + rows.length) / 2}` },
          { align: 'right', dx: -10, filter: `datum.rank > ${(1 + rows.length) / 2}` },
        ].map(({ filter, ...mark }) => ({
          data: { values: placed },
          transform: [{ filter }],
          mark: { type: 'text', fontSize: 12.5, aria: false, ...mark },
          encoding: { x: { field: 'rank', ...x }, y, text: { field: 'text' } },
        })),
      ],
    };
    return [
      {
        name: 'critical-differences',
        caption:
          'Mean ranks by the mean metric of each problem; a bar joins optimizers whose ranks are closer than Nemenyi’s critical difference at 5 % (Demšar, 2006). With few problems it is wide.',
        specification: specification as unknown as TopLevelSpec,
        table: {
          caption: 'Ranks and scores over the problems',
          columns: [
            { heading: 'optimizer' },
            ...['mean rank', 'AlgoPerf score', 'speed-up'].map((heading) => ({
              heading,
              numeric: true,
            })),
            { heading: 'over' },
          ],
          rows: scores.map((row) => [
            row.optimizer,
            figure(row.mean_rank),
            figureCell(row.algoperf_score),
            figureCell(row.speed_up),
            `${row.speed_up_over} (${row.speed_up_problems} problems)`,
          ]),
        },
      },
    ];
  },
};
