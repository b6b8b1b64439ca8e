import type { StudyResults } from '../../../study/results.ts';
import { labelsOf } from '../../charts/grammar/study-chart.ts';
import { figureCell } from '../../charts/shared/figures.ts';
import { tableOf, type TableColumn } from '../../page/report-table.ts';
import type { Ranking } from './ranking.ts';

/**
 * Who did best over several problems: the ranks and scores, and the mean metric on each. Nothing
 * where the tables that say so are missing.
 */
export function rankingOverProblems(results: StudyResults): Ranking[] {
  const { manifest, tables } = results;
  const { summary, scores = [] } = tables;
  const scoreOf = (optimizer: string) => scores.find((row) => row.optimizer === optimizer);
  const score = (heading: string, column: 'mean_rank' | 'algoperf_score') => ({
    heading,
    numeric: true,
    cell: (optimizer: string) => figureCell(scoreOf(optimizer)?.[column] ?? NaN),
  });
  const hasScores = scores.length > 0;
  const problems = summary ? manifest.problems : [];
  const columns: TableColumn<string>[] = [
    ...(hasScores
      ? [score('mean rank', 'mean_rank'), score('AlgoPerf score', 'algoperf_score')]
      : []),
    ...problems.map(({ label }) => ({
      heading: label,
      numeric: true,
      cell: (optimizer: string) => {
        const row = summary?.find((one) => one.problem === label && one.optimizer === optimizer);
        return figureCell(row?.mean ?? NaN);
      },
    })),
  ];
  if (columns.length === 0) return [];
  const labels = labelsOf(results);
  // Means on several problems are no ranking: they stand in the study's order.
  if (hasScores) {
    const rankOf = (optimizer: string) => scoreOf(optimizer)?.mean_rank ?? NaN;
    labels.sort((a, b) => rankOf(a) - rankOf(b));
  }
  const optimizer = { heading: 'optimizer', cell: (label: string) => label };
  return [
    {
      table: tableOf(hasScores ? 'Ranking' : 'Means', [optimizer, ...columns], labels),
      note: `${
        problems.length > 0
          ? 'Under each problem, the mean of the metric that it is judged by. '
          : ''
      }Over ${manifest.seeds.length} seeds.`,
    },
  ];
}
