import type { TopLevelSpec } from 'vega-lite';
import { figure, metricWords } from '../../../study/words/metric-words.ts';
import type { MetricName } from '../../../problems/problem.ts';
import { colorAndShape } from '../shared/color-and-shape.ts';
import { drawn, figureCell, labelsOf, rowsOn, type StudyChart } from './study-chart.ts';
import { frame } from '../shared/frame.ts';

/** What an update costs on this machine, against what all updates led to. */
export const costAndQuality: StudyChart = {
  needs: ['summary'],
  ofProblem: (results, problem) => {
    const words = metricWords(problem.metric as MetricName);
    const means = new Map(
      rowsOn(results.tables.summary, problem.label).map((row) => [row.optimizer, row.mean]),
    );
    const rows = (results.environment?.cost ?? [])
      .filter((one) => one.problem === problem.label && one.secondsPerUpdate !== undefined)
      .map(({ optimizer, secondsPerUpdate, stateBytes, secondsToTarget }) => ({
        optimizer,
        microseconds: drawn(secondsPerUpdate! * 1e6),
        kilobytes: (stateBytes ?? 0) / 1000,
        secondsToTarget: secondsToTarget ?? NaN,
        mean: drawn(means.get(optimizer) ?? NaN),
      }));
    const points = rows.filter(({ mean }) => mean !== null);
    if (points.length < 2) return [];
    const { color, shape } = colorAndShape(labelsOf(results));
    const x = {
      field: 'microseconds',
      type: 'quantitative' as const,
      title: 'microseconds an update',
      scale: { zero: false, nice: true },
    };
    const all = points.map(({ mean }) => mean!);
    const isWide = Math.min(...all) > 0 && Math.max(...all) / Math.min(...all) > 50;
    const y = {
      field: 'mean',
      type: 'quantitative' as const,
      title: words,
      scale: isWide ? { type: 'log' as const } : { zero: false },
    };
    const specification = {
      ...frame(
        'What an update costs, and what it brings',
        `Scatter plot of the ${words} by the time of an update on ${problem.label}: ${points
          .map(
            ({ optimizer, microseconds, mean }) =>
              `${optimizer} ${figure(microseconds!)} µs, ${figure(mean!)}`,
          )
          .join('; ')}.`,
        { subtitle: [`${problem.label}, on the machine named below`], height: 320 },
      ),
      data: { values: points },
      encoding: { x, y },
      layer: [
        {
          mark: { type: 'point', filled: true, size: 120, opacity: 1, aria: false },
          encoding: {
            color,
            shape,
            tooltip: [
              { field: 'optimizer' },
              { field: 'microseconds', format: '.1f' },
              { field: 'kilobytes', title: 'state, kB', format: ',.0f' },
              { field: 'mean', title: words, format: '.4~g' },
            ],
          },
        },
      ],
    };
    return [
      {
        name: `cost`,
        caption: `Better per update and better per second are not the same. Time of a whole update (forward, backward and the optimizer), the least disturbed of the final runs; it differs from machine to machine.`,
        specification: specification as unknown as TopLevelSpec,
        table: {
          caption: `Cost: ${problem.label}`,
          columns: [
            { heading: 'optimizer' },
            ...['µs an update', 'state, kB', words, 'seconds to target'].map((heading) => ({
              heading,
              numeric: true,
            })),
          ],
          rows: rows.map(({ optimizer, microseconds, kilobytes, mean, secondsToTarget }) => [
            optimizer,
            figureCell(microseconds ?? NaN),
            figureCell(kilobytes),
            figureCell(mean ?? NaN),
            figureCell(secondsToTarget),
          ]),
        },
      },
    ];
  },
};
