import { metricWords } from '../../study/words/metric-words.ts';
import type { StudyResults } from '../../study/results.ts';
import type { StudyRows } from '../../study/tables/registry.ts';
import {
  labelsOf,
  problemsOf,
  rowsOn,
  type ChartedProblem,
} from '../charts/grammar/study-chart.ts';
import { figureCell } from '../charts/shared/figures.ts';
import { ranked } from '../charts/study/foremost.ts';
import type { Ranking } from './document.ts';
import type { ReportCell } from '../page/report-table.ts';

/**
 * Who ended where: on one problem with intervals, over several with ranks and scores. Nothing where
 * the tables that say so are missing.
 */
export function rankingsOf(results: StudyResults): Ranking[] {
  const [problem, ...others] = problemsOf(results);
  if (others.length > 0) return rankingOfSuite(results);
  return problem ? rankingOfProblem(results, problem) : [];
}

/** A column of a ranking: its heading, and the cell of an optimizer. */
type Column = readonly [heading: string, cellOf: (optimizer: string) => ReportCell];

function rankingOfProblem(results: StudyResults, problem: ChartedProblem): Ranking[] {
  if (!results.tables.summary) return [];
  const summary = byOptimizer(rowsOn(results.tables.summary, problem.label));
  const ofTargets = rowsOn(results.tables.targets, problem.label);
  const targets = byOptimizer(ofTargets);
  const hasTargets = ofTargets.length > 0;
  const number = (heading: string, column: 'mean' | 'low' | 'high' | 'median'): Column => [
    heading,
    (optimizer) => figureCell(summary(optimizer)?.[column] ?? NaN),
  ];
  const columns: Column[] = [
    number(`mean ${metricWords(problem.metric)}`, 'mean'),
    number('95 % from', 'low'),
    number('to', 'high'),
    number('median', 'median'),
    ...(hasTargets
      ? [
          [
            'expected updates to target',
            (optimizer: string) =>
              figureCell(Math.round(targets(optimizer)?.expected_steps ?? NaN)),
          ] as const,
        ]
      : []),
  ];
  return [
    {
      table: {
        caption: 'Ranking',
        columns: [...headings(columns), { heading: 'runs' }],
        rows: ranked(results, problem).map((optimizer) => [
          optimizer,
          ...columns.map(([, cellOf]) => cellOf(optimizer)),
          endsOf(summary(optimizer)),
        ]),
      },
      note: `Over ${results.manifest.seeds.length} seeds; intervals are 95 % bootstrap intervals of the mean.${
        hasTargets ? ' Expected updates count runs that never reach the target in full.' : ''
      }`,
    },
  ];
}

function endsOf(row: StudyRows['summary'] | undefined): string {
  const trouble = (['diverged', 'failed'] as const).flatMap((kind) =>
    row && row[kind] > 0 ? [`${row[kind]} ${kind}`] : [],
  );
  return trouble.join(', ') || 'all finished';
}

/** Of several problems: the ranks and scores, and the mean metric on each. */
function rankingOfSuite(results: StudyResults): Ranking[] {
  const problems = results.tables.summary ? problemsOf(results) : [];
  const ofAll = results.tables.scores ?? [];
  const scores = byOptimizer(ofAll);
  const hasScores = ofAll.length > 0;
  const ofScores = (heading: string, column: 'mean_rank' | 'algoperf_score'): Column => [
    heading,
    (optimizer) => figureCell(scores(optimizer)?.[column] ?? NaN),
  ];
  const columns: Column[] = [
    ...(hasScores
      ? [ofScores('mean rank', 'mean_rank'), ofScores('AlgoPerf score', 'algoperf_score')]
      : []),
    ...problems.map(({ label }): Column => {
      const summary = byOptimizer(rowsOn(results.tables.summary, label));
      return [label, (optimizer) => figureCell(summary(optimizer)?.mean ?? NaN)];
    }),
  ];
  if (columns.length === 0) return [];
  const rankOf = (optimizer: string) => scores(optimizer)?.mean_rank ?? NaN;
  const labels = labelsOf(results);
  // Means on several problems are no ranking: they stand in the study's order.
  if (hasScores) labels.sort((a, b) => rankOf(a) - rankOf(b));
  return [
    {
      table: {
        caption: hasScores ? 'Ranking' : 'Means',
        columns: headings(columns),
        rows: labels.map((optimizer) => [
          optimizer,
          ...columns.map(([, cellOf]) => cellOf(optimizer)),
        ]),
      },
      note: `${
        problems.length > 0
          ? 'Under each problem, the mean of the metric that it is judged by. '
          : ''
      }Over ${results.manifest.seeds.length} seeds.`,
    },
  ];
}

function headings(columns: readonly Column[]) {
  return [{ heading: 'optimizer' }, ...columns.map(([heading]) => ({ heading, numeric: true }))];
}

/** The row of each optimizer; nothing where it has none. */
function byOptimizer<Row extends { readonly optimizer: string }>(rows: readonly Row[]) {
  const found = new Map(rows.map((row) => [row.optimizer, row]));
  return (optimizer: string) => found.get(optimizer);
}
