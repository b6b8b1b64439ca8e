import type { TopLevelSpec } from 'vega-lite';
import { metricWords } from '../../../study/words/metric-words.ts';
import { higherIsBetter, type MetricName } from '../../../problems/problem.ts';
import type { StudyRows } from '../../../study/tables/registry.ts';
import { colorAndShape } from '../shared/color-and-shape.ts';
import { drawn, figureCell, labelsOf, rowsOn, type StudyChart } from './study-chart.ts';
import { frame } from '../shared/frame.ts';
import { axisOf, type Axis } from '../shared/parallel-axis.ts';

/** Every setting that was tried, in parallel axes: the options of an optimizer, then the score. */
export const tuningTrials: StudyChart = {
  needs: ['trials', 'summary'],
  ofProblem: (results, problem) => {
    const metric = problem.metric as MetricName;
    const words = metricWords(metric);
    const trials = trialsOf(rowsOn(results.tables.trials, problem.label));
    const labels = labelsOf(results).filter(
      (label) => trials.filter(({ optimizer }) => optimizer === label).length > 1,
    );
    if (labels.length === 0) return [];
    const edges = new Map(
      rowsOn(results.tables.summary, problem.label).map((row) => [row.optimizer, row.edges]),
    );
    const sign = higherIsBetter(metric) ? -1 : 1;
    const lines = labels.flatMap((label) => {
      const own = trials.filter(({ optimizer }) => optimizer === label);
      const options = variedOptions(own);
      const scores = axisOf(words, own.map(({ score }) => score).filter(Number.isFinite));
      const worst = sign > 0 ? 1.06 : -0.06;
      return own.flatMap(({ trial, chosen, score, settings }) => {
        const place = Number.isFinite(score) ? scores.at(score) : worst;
        return [
          ...options.map(({ name, at, ends }, axis) => ({
            axis: `${axis + 1}. ${name}`,
            at: at(settings[name] as number),
            ends,
            value: settings[name] as number,
          })),
          {
            axis: `${options.length + 1}. ${words}`,
            at: place,
            ends: scores.ends,
            value: drawn(score),
          },
        ].map((point) => ({
          ...point,
          optimizer: label,
          trial,
          chosen,
          score: drawn(score),
          edge: chosen && (edges.get(label) ?? '').includes(point.axis.replace(/^\d+\. /, '')),
        }));
      });
    });
    const [first] = labels;
    const { color } = colorAndShape(labelsOf(results), labels);
    const onlyOne = { filter: 'datum.optimizer === optimizer' };
    const x = {
      field: 'axis',
      type: 'nominal' as const,
      title: null,
      axis: {
        labelAngle: 0,
        labelExpr: "substring(datum.label, indexof(datum.label, ' ') + 1)",
        labelLimit: 180,
        grid: true,
      },
    };
    const y = {
      field: 'at',
      type: 'quantitative' as const,
      axis: null,
      scale: { domain: [-0.12, 1.12], nice: false },
    };
    const specification = {
      ...frame(
        'Every setting that was tried',
        `Parallel coordinates of the tuning trials on ${problem.label}: each line is a setting of an optimizer, from its options to its ${words}; the chosen one is thick.`,
        {
          subtitle: [`${problem.label}; thick: chosen; ○: at the edge of its range`],
          height: 300,
        },
      ),
      params: [
        {
          name: 'optimizer',
          value: first,
          bind: { input: 'select', options: labels, name: 'Settings of ' },
        },
      ],
      data: { values: lines },
      transform: [onlyOne],
      encoding: { x, y, detail: { field: 'trial', type: 'nominal' } },
      layer: [
        {
          mark: { type: 'line', aria: false },
          encoding: {
            color: { ...color, legend: null },
            strokeWidth: { condition: { test: 'datum.chosen', value: 4 }, value: 1 },
            opacity: { condition: { test: 'datum.chosen', value: 1 }, value: 0.45 },
          },
        },
        {
          mark: { type: 'point', filled: true, size: 30, aria: false },
          encoding: {
            color: { ...color, legend: null },
            opacity: { condition: { test: 'datum.chosen', value: 1 }, value: 0.6 },
            tooltip: [
              { field: 'optimizer' },
              { field: 'trial' },
              { field: 'value', title: 'value here', format: '.4~g' },
              { field: 'score', title: words, format: '.4~g' },
            ],
          },
        },
        {
          transform: [{ filter: 'datum.edge' }],
          mark: { type: 'point', size: 220, strokeWidth: 2, color: '#c02020', aria: false },
        },
        {
          data: { values: endsOf(lines) },
          transform: [onlyOne],
          mark: { type: 'text', fontSize: 11, aria: false },
          encoding: { y: { ...y, field: 'at' }, text: { field: 'text' }, detail: null },
        },
        {
          data: { values: [{}] },
          mark: {
            type: 'text',
            text: { expr: 'optimizer' },
            x: { expr: 'width - 8' },
            y: 10,
            align: 'right',
            baseline: 'top',
            fontSize: 13,
            fontWeight: 'bold',
            limit: 240,
            color: '#111111',
            aria: false,
          },
          encoding: { x: null, y: null, detail: null },
        },
      ],
    };
    return [
      {
        name: `trials`,
        caption: `A line is a setting: where each option stood in its range, and the ${words} that it led to (mean of the tuning runs; what diverged stands beyond the worst). A setting at the edge of its range is ringed: better ones may lie beyond.`,
        specification: specification as unknown as TopLevelSpec,
        table: {
          caption: `Tuning trials: ${problem.label}`,
          columns: [
            { heading: 'optimizer' },
            { heading: 'trial', numeric: true },
            { heading: words, numeric: true },
            { heading: 'chosen' },
            { heading: 'options' },
          ],
          rows: trials
            .filter(({ optimizer }) => labels.includes(optimizer))
            .map(({ optimizer, trial, score, chosen, settings }) => [
              optimizer,
              String(trial),
              figureCell(score),
              chosen ? 'chosen' : '',
              Object.entries(settings)
                .map(
                  ([name, value]) =>
                    `${name} ${typeof value === 'number' ? shortest(value) : String(value)}`,
                )
                .join(', '),
            ]),
        },
      },
    ];
  },
};

interface Tried {
  readonly optimizer: string;
  readonly trial: number;
  readonly chosen: boolean;
  /** Mean of its tuning runs. */
  readonly score: number;
  readonly settings: Readonly<Record<string, unknown>>;
}

function trialsOf(rows: readonly StudyRows['trials'][]): Tried[] {
  const found = new Map<string, { row: StudyRows['trials']; scores: number[] }>();
  for (const row of rows) {
    const key = `${row.trial} ${row.optimizer}`;
    const entry = found.get(key) ?? { row, scores: [] };
    entry.scores.push(row.score);
    found.set(key, entry);
  }
  return [...found.values()].map(({ row, scores }) => ({
    optimizer: row.optimizer,
    trial: row.trial,
    chosen: row.chosen,
    score: scores.reduce((sum, score) => sum + score, 0) / scores.length,
    settings: row.options,
  }));
}

/** The options whose numbers differ between trials. */
function variedOptions(trials: readonly Tried[]): Axis[] {
  const names = Object.keys(trials[0]?.settings ?? {});
  return names.flatMap((name) => {
    const values = trials.map(({ settings }) => settings[name]);
    if (!values.every((value): value is number => typeof value === 'number')) return [];
    const axis = axisOf(name, values);
    return axis.ends[0] === axis.ends[1] ? [] : [axis];
  });
}

interface Placed {
  readonly optimizer: string;
  readonly axis: string;
  readonly ends: readonly [number, number];
}

/** What stands at the ends of each axis. */
function endsOf(lines: readonly Placed[]): object[] {
  const axes = new Map(lines.map((line) => [`${line.optimizer} ${line.axis}`, line]));
  return [...axes.values()].flatMap(({ optimizer, axis, ends: [low, high] }) => [
    { optimizer, axis, at: -0.08, text: shortest(low) },
    { optimizer, axis, at: 1.09, text: shortest(high) },
  ]);
}

/** Three digits that count, without zeros behind them. */
function shortest(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(3))) : '∞';
}
