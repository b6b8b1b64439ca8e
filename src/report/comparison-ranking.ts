import { metricWords } from '../comparison/metric-words.ts';
import type { ComparisonResults } from '../comparison/results.ts';
import type { MetricName } from '../problems/problem.ts';
import {
  figureCell,
  numberOf,
  problemsOf,
  rowsOf,
  type ChartedProblem,
} from './charts/comparison-chart.ts';
import { ranked } from './charts/foremost.ts';
import type { ReportTable } from './report-table.ts';

/** Who ended where: on one problem with intervals, over several with ranks and scores. */
export function rankingOf(results: ComparisonResults): ReportTable {
  const [problem, ...others] = problemsOf(results);
  return others.length > 0 ? rankingOfSuite(results) : rankingOfProblem(results, problem!);
}

function rankingOfProblem(results: ComparisonResults, problem: ChartedProblem): ReportTable {
  const summaries = rowsOf(results, 'summary.csv', problem.label);
  const targets = rowsOf(results, 'targets.csv', problem.label);
  const rows = ranked(results, problem).map((label) => {
    const row = summaries.find((one) => one['optimizer'] === label) ?? {};
    const target = targets.find((one) => one['optimizer'] === label) ?? {};
    const trouble = ['diverged', 'failed']
      .filter((kind) => numberOf(row, kind) > 0)
      .map((kind) => `${row[kind]} ${kind}`);
    return [
      label,
      ...['mean', 'low', 'high', 'median'].map((column) => figureCell(numberOf(row, column))),
      figureCell(Math.round(numberOf(target, 'expected_steps'))),
      trouble.join(', ') || 'all finished',
    ];
  });
  return {
    caption: 'Ranking',
    columns: [
      { heading: 'optimizer' },
      ...[
        `mean ${metricWords(problem.metric as MetricName)}`,
        '95 % from',
        'to',
        'median',
        'expected updates to target',
      ].map((heading) => ({ heading, numeric: true })),
      { heading: 'runs' },
    ],
    rows,
  };
}

/** Of several problems: the ranks and scores, and the mean metric on each. */
function rankingOfSuite(results: ComparisonResults): ReportTable {
  const problems = problemsOf(results);
  const scores = [...rowsOf(results, 'scores.csv')].sort(
    (a, b) => numberOf(a, 'mean_rank') - numberOf(b, 'mean_rank'),
  );
  return {
    caption: 'Ranking',
    columns: [
      { heading: 'optimizer' },
      ...['mean rank', 'AlgoPerf score', ...problems.map(({ label }) => label)].map((heading) => ({
        heading,
        numeric: true,
      })),
    ],
    rows: scores.map((score) => [
      score['optimizer']!,
      figureCell(numberOf(score, 'mean_rank')),
      figureCell(numberOf(score, 'algoperf_score')),
      ...problems.map(({ label }) => {
        const row = rowsOf(results, 'summary.csv', label).find(
          (one) => one['optimizer'] === score['optimizer'],
        );
        return figureCell(numberOf(row ?? {}, 'mean'));
      }),
    ]),
  };
}
