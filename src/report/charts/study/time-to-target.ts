import type { TopLevelSpec } from 'vega-lite';
import { figure, metricWords } from '../../../study/words/metric-words.ts';
import type { MetricName } from '../../../problems/problem.ts';
import { colorAndShape } from '../shared/color-and-shape.ts';
import { drawn, figureCell, labelsOf, rowsOn, type StudyChart } from './study-chart.ts';
import { frame } from '../shared/frame.ts';

const ROW = 30;
/** Beyond the furthest number that is drawn, room for intervals that go on. */
const ROOM = 1.15;
/** The head of an arrow to the right, with its point where it stands. */
const ARROW = 'M-0.5,-0.5L0,0L-0.5,0.5';

/**
 * Expected updates to the target, with their interval; one without end goes on to the end of the axis,
 * with an arrow. Who never gets there is named.
 */
export const timeToTarget: StudyChart = {
  needs: ['targets'],
  ofProblem: (results, problem) => {
    const { target } = problem;
    const rows = rowsOn(results.tables.targets, problem.label).map((row) => ({
      optimizer: row.optimizer,
      steps: row.expected_steps,
      low: row.low,
      high: row.high,
      reached: row.reached_share,
    }));
    if (!target || !rows.some(({ steps }) => Number.isFinite(steps))) return [];
    rows.sort((a, b) => (a.steps === b.steps ? 0 : a.steps - b.steps));
    const order = rows.map(({ optimizer }) => optimizer);
    const { color, shape } = colorAndShape(labelsOf(results));
    const most = Math.max(
      ...rows.flatMap(({ steps, high }) => [steps, high]).filter(Number.isFinite),
    );
    const reaching = rows
      .filter(({ steps }) => Number.isFinite(steps))
      .map((row) => ({
        ...row,
        low: drawn(row.low),
        high: drawn(row.high),
        from: figure(Math.round(row.low)),
        to: figure(Math.round(row.high)),
      }));
    const endless = reaching.filter(({ high }) => high === null);
    const never = rows.filter(({ steps }) => !Number.isFinite(steps));
    const x = {
      type: 'quantitative' as const,
      title: 'expected updates to the target',
      ...(endless.length > 0 ? { scale: { domainMax: most * ROOM } } : {}),
    };
    const ofOptimizer = { color: { ...color, legend: null } };
    const words = metricWords(problem.metric as MetricName);
    const specification = {
      ...frame(
        'Time to target',
        `Dot and whisker chart of the expected updates to a ${words} of ${figure(target.value)} on ${problem.label}: ${rows
          .map(({ optimizer, steps, low, high }) => {
            const range = Number.isFinite(steps)
              ? ` [${figure(Math.round(low))}, ${figure(Math.round(high))}]`
              : '';
            return `${optimizer} ${figure(Math.round(steps))}${range}`;
          })
          .join(', ')}.`,
        {
          subtitle: [`${problem.label}: ${words} ${figure(target.value)}, ${target.from}`],
          height: ROW * rows.length,
        },
      ),
      encoding: {
        y: {
          field: 'optimizer',
          type: 'nominal',
          title: null,
          scale: { domain: order },
          axis: { grid: true, labelLimit: 240, domain: false, ticks: false },
        },
      },
      layer: [
        {
          data: { values: reaching },
          layer: [
            {
              transform: [{ filter: 'isValid(datum.high)' }],
              mark: { type: 'rule', strokeWidth: 2.5, aria: false },
              encoding: { x: { field: 'low', ...x }, x2: { field: 'high' }, ...ofOptimizer },
            },
            ...(endless.length > 0 ? endlessRules(endless, x, ofOptimizer) : []),
            {
              mark: { type: 'point', filled: true, size: 110, opacity: 1, aria: false },
              encoding: {
                x: { field: 'steps', ...x, scale: { ...x.scale, zero: true } },
                ...ofOptimizer,
                shape: { ...shape, legend: null },
                tooltip: [
                  { field: 'optimizer' },
                  { field: 'steps', title: 'expected updates', format: '.0f' },
                  { field: 'from', title: '95 % from' },
                  { field: 'to' },
                  { field: 'reached', title: 'runs that reached it', format: '.0%' },
                ],
              },
            },
          ],
        },
        ...(never.length > 0
          ? [
              {
                data: { values: never },
                mark: {
                  type: 'text',
                  align: 'right',
                  fontSize: 12,
                  dx: -4,
                  aria: false,
                  text: 'never reached it',
                },
                encoding: { x: { value: 'width' } },
              },
            ]
          : []),
      ],
    };
    return [
      {
        name: `time-to-target`,
        caption: `Updates of all runs over the number of those that reached the target (COCO’s expected running time), with the 95 % bootstrap interval. Runs that never reach it count in full.${
          endless.length > 0
            ? ' An arrow: the interval has no end, as the runs drawn again often hold none that reached it.'
            : ''
        }`,
        specification: specification as unknown as TopLevelSpec,
        table: {
          caption: `Time to target: ${problem.label}`,
          columns: [
            { heading: 'optimizer' },
            ...['expected updates', '95 % from', 'to', 'runs that reached it'].map((heading) => ({
              heading,
              numeric: true,
            })),
          ],
          rows: rows.map(({ optimizer, steps, low, high, reached }) => [
            optimizer,
            ...[steps, low, high].map(figureCell),
            `${Math.round(100 * reached)} %`,
          ]),
        },
      },
    ];
  },
};

/** Intervals without end: from their low end on to the axis' end, and there an arrow's head. */
function endlessRules(values: readonly object[], x: object, ofOptimizer: object): object[] {
  return [
    {
      data: { values },
      mark: { type: 'rule', strokeWidth: 2.5, aria: false },
      encoding: { x: { field: 'low', ...x }, x2: { value: 'width' }, ...ofOptimizer },
    },
    {
      data: { values },
      mark: { type: 'point', shape: ARROW, size: 420, strokeWidth: 2.5, opacity: 1, aria: false },
      encoding: { x: { value: 'width' }, ...ofOptimizer },
    },
  ];
}
