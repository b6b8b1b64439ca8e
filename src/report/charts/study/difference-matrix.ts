import type { TopLevelSpec } from 'vega-lite';
import { figure, metricWords } from '../../../study/words/metric-words.ts';
import { higherIsBetter, type MetricName } from '../../../problems/problem.ts';
import { figureCell, rowsOn, type StudyChart } from './study-chart.ts';
import { frame } from '../shared/frame.ts';
import { ranked } from './foremost.ts';

const MOST_WITH_NUMBERS = 12;

/** Differences by seed between all pairs: by how much, how steadily, and whether it can be told. */
export const differenceMatrix: StudyChart = {
  needs: ['differences', 'summary'],
  ofProblem: (results, problem) => {
    const metric = problem.metric as MetricName;
    const words = metricWords(metric);
    const order = ranked(results, problem);
    const pairs = rowsOn(results.tables.differences, problem.label).map((row) => ({
      a: row.optimizer_a,
      b: row.optimizer_b,
      difference: row.difference,
      low: row.low ?? NaN,
      high: row.high ?? NaN,
      aLower: row.a_lower,
      bLower: row.b_lower,
      detected: row.detected,
    }));
    if (pairs.length === 0) return [];
    const sign = higherIsBetter(metric) ? -1 : 1;
    const cells = pairs.flatMap(({ a, b, difference, low, high, aLower, bLower, detected }) => {
      const one = (
        row: string,
        column: string,
        d: number,
        from: number,
        to: number,
        wins: number,
        losses: number,
      ) => ({
        row,
        column,
        difference: Number.isFinite(d) ? Number(d.toPrecision(3)) : null,
        range: Number.isFinite(from) ? `${figure(from)} to ${figure(to)}` : '–',
        wins,
        losses,
        share: wins + losses === 0 ? 0 : (wins - losses) / (wins + losses),
        detected: detected ? 'yes' : 'no',
        text: `${Number.isFinite(d) ? signed(d) : d === sign * -Infinity ? 'other ✕' : '✕'}${detected ? ' *' : ''}`,
      });
      const [aWins, bWins] = sign === 1 ? [aLower, bLower] : [bLower, aLower];
      return [
        one(a, b, difference, low, high, aWins, bWins),
        one(b, a, -difference, -high, -low, bWins, aWins),
      ];
    });
    const size = Math.max(240, Math.min(560, 64 * order.length));
    const axis = { type: 'nominal' as const, scale: { domain: order } };
    const detected = pairs.filter((pair) => pair.detected);
    const specification = {
      ...frame(
        `Who is better in how many seeds`,
        `Matrix of the paired differences in ${words} on ${problem.label}. Detected: ${
          detected
            .map(({ a, b, difference }) => `${a} minus ${b} ${figure(difference)}`)
            .join(', ') || 'none'
        }.`,
        {
          subtitle: [`${problem.label}: row minus column in ${words}`],
          width: size,
          height: Math.max(120, Math.min(480, 40 * order.length)),
        },
      ),
      data: { values: cells },
      encoding: {
        y: { field: 'row', ...axis, title: null, axis: { labelLimit: 200, grid: false } },
        x: {
          field: 'column',
          ...axis,
          title: null,
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
            tooltip: [
              { field: 'row' },
              { field: 'column', title: 'against' },
              { field: 'difference' },
              { field: 'range', title: '95 %' },
              { field: 'wins', title: 'seeds won' },
              { field: 'losses', title: 'seeds lost' },
              { field: 'detected' },
            ],
          },
        },
        ...(order.length <= MOST_WITH_NUMBERS
          ? [
              {
                mark: {
                  type: 'text',
                  // On a phone numbers must not run into those of the next cell.
                  fontSize: { expr: "min(11, bandwidth('x') / 5)" },
                  color: '#111111',
                  aria: false,
                },
                encoding: { text: { field: 'text' } },
              },
            ]
          : []),
      ],
    };
    return [
      {
        name: `differences`,
        caption: `Mean difference over the seeds, row minus column. Blue: the row is better in most seeds; orange: worse. * marks what was detected (Friedman’s test, then Wilcoxon’s with Holm’s correction for the leader’s pairs, over all pairs for the others).`,
        specification: specification as unknown as TopLevelSpec,
        table: {
          caption: `Paired differences in ${words}: ${problem.label}`,
          columns: [
            { heading: 'pair' },
            ...['difference', '95 % from', 'to'].map((heading) => ({ heading, numeric: true })),
            { heading: 'detected' },
          ],
          rows: pairs.map(({ a, b, difference, low, high, detected }) => [
            `${a} − ${b}`,
            ...[difference, low, high].map(figureCell),
            detected ? 'yes' : 'no',
          ]),
        },
      },
    ];
  },
};

function signed(value: number): string {
  return `${value > 0 ? '+' : value < 0 ? '−' : ''}${figure(Math.abs(value))}`;
}
