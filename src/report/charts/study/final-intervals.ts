import type { TopLevelSpec } from 'vega-lite';
import { figure, metricColumn, metricWords } from '../../../study/words/metric-words.ts';
import { higherIsBetter, type MetricName } from '../../../problems/problem.ts';
import { colorAndShape } from '../shared/color-and-shape.ts';
import { drawn, figureCell, labelsOf, rowsOn, type StudyChart } from './study-chart.ts';
import { frame } from '../shared/frame.ts';
import { ranked } from './foremost.ts';

/** Pixels that an optimizer takes. */
const ROW = 34;

/** Where each optimizer ended: mean, 95 % interval, and every seed; the best on top. */
export const finalIntervals: StudyChart = {
  needs: ['summary', 'runs'],
  ofProblem: (results, problem) => {
    const metric = problem.metric as MetricName;
    const words = metricWords(metric);
    const labels = labelsOf(results);
    const order = ranked(results, problem);
    const rows = rowsOn(results.tables.summary, problem.label).map((row) => ({
      optimizer: row.optimizer,
      mean: row.mean,
      low: row.low ?? NaN,
      high: row.high ?? NaN,
      bad: [`${row.diverged} diverged`, `${row.failed} failed`].filter(
        (text) => !text.startsWith('0'),
      ),
    }));
    const means = rows.filter(({ mean }) => Number.isFinite(mean));
    if (means.length === 0) return [];
    const seeds = rowsOn(results.tables.runs, problem.label)
      .map((row) => ({
        optimizer: row.optimizer,
        seed: String(row.seed),
        value: drawn((row.status === 'finished' ? row[metricColumn(metric)] : undefined) ?? NaN),
      }))
      .filter(({ value }) => value !== null);
    const all = seeds.map(({ value }) => value!);
    const isWide = Math.min(...all) > 0 && Math.max(...all) / Math.min(...all) > 20;
    const x = {
      type: 'quantitative' as const,
      title: words,
      scale: isWide ? { type: 'log' as const } : { zero: false },
    };
    const y = {
      field: 'optimizer',
      type: 'nominal' as const,
      title: null,
      scale: { domain: order },
      axis: { grid: true, labelLimit: 240, domain: false, ticks: false },
    };
    const { color, shape } = colorAndShape(labels);
    const lost = rows
      .filter(({ bad }) => bad.length > 0)
      .map(({ optimizer, bad }) => ({ optimizer, text: `✕ ${bad.join(', ')}` }));
    const specification = {
      ...frame(
        `${words.charAt(0).toUpperCase()}${words.slice(1)} after ${problem.iterations} updates`,
        `Dot and whisker chart of the ${words} on ${problem.label}, the best first: ${order
          .map((label) => {
            const row = rows.find(({ optimizer }) => optimizer === label);
            return `${label} ${figure(row?.mean ?? NaN)} [${figure(row?.low ?? NaN)}, ${figure(row?.high ?? NaN)}]`;
          })
          .join(', ')}.`,
        { subtitle: [problem.label], height: ROW * labels.length },
      ),
      encoding: { y },
      layer: [
        {
          data: { values: seeds },
          mark: { type: 'tick', thickness: 1.5, size: 12, opacity: 0.55, aria: false },
          encoding: {
            x: { field: 'value', ...x },
            color: { ...color, legend: null },
            tooltip: [
              { field: 'optimizer' },
              { field: 'seed' },
              { field: 'value', format: '.4~g' },
            ],
          },
        },
        {
          data: {
            values: means.map((row) => ({
              ...row,
              low: drawn(isWide ? Math.max(row.low, Math.min(...all)) : row.low),
              high: drawn(row.high),
            })),
          },
          layer: [
            {
              mark: { type: 'rule', strokeWidth: 2.5, aria: false },
              encoding: {
                x: { field: 'low', ...x },
                x2: { field: 'high' },
                color: { ...color, legend: null },
              },
            },
            {
              mark: { type: 'point', filled: true, size: 110, opacity: 1, aria: false },
              encoding: {
                x: { field: 'mean', ...x },
                color: { ...color, legend: null },
                shape: { ...shape, legend: null },
                tooltip: [
                  { field: 'optimizer' },
                  { field: 'mean', format: '.4~g' },
                  { field: 'low', title: '95 % from', format: '.4~g' },
                  { field: 'high', title: 'to', format: '.4~g' },
                ],
              },
            },
          ],
        },
        ...(lost.length > 0
          ? [
              {
                data: { values: lost },
                mark: { type: 'text', align: 'right', fontSize: 12, dx: -4, aria: false },
                encoding: { x: { value: 'width' }, text: { field: 'text' } },
              },
            ]
          : []),
      ],
    };
    return [
      {
        name: `intervals`,
        caption: `Mean and its 95 % bootstrap interval; thin ticks are the seeds. ${
          higherIsBetter(metric) ? 'Right' : 'Left'
        } is better. All see the same batches in a seed, so differences are surer than the intervals suggest: see the matrix.`,
        specification: specification as unknown as TopLevelSpec,
        table: {
          caption: `${words}: ${problem.label}`,
          columns: [
            { heading: 'optimizer' },
            ...['mean', '95 % from', 'to'].map((heading) => ({ heading, numeric: true })),
          ],
          rows: order.map((label) => {
            const row = rows.find(({ optimizer }) => optimizer === label)!;
            return [label, ...[row.mean, row.low, row.high].map(figureCell)];
          }),
        },
      },
    ];
  },
};
