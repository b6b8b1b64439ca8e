import type { StudyResults } from '../../../study/results.ts';
import type { StudyRows } from '../../../study/tables/registry.ts';
import { metricWords } from '../../../study/words/metric-words.ts';
import { ranked } from '../../charts/study/foremost.ts';
import { problemsOf, rowsOn } from '../../charts/grammar/study-chart.ts';
import { figureCell } from '../../charts/shared/figures.ts';
import { tableOf, type TableColumn } from '../../page/report-table.ts';
import type { Ranking } from './ranking.ts';

/** An optimizer's rows in a study's tables; nothing where it has none. */
interface Ranked {
  readonly optimizer: string;
  readonly summary: StudyRows['summary'] | undefined;
  readonly target: StudyRows['targets'] | undefined;
}

/** Who did best on a study's one problem, with intervals; nothing without the table that says so. */
export function rankingOnOneProblem(results: StudyResults): Ranking[] {
  const [problem] = problemsOf(results);
  if (!problem || !results.tables.summary) return [];
  const summaries = rowsOn(results.tables.summary, problem.label);
  const targets = rowsOn(results.tables.targets, problem.label);
  const number = (heading: string, column: 'mean' | 'low' | 'high' | 'median') => ({
    heading,
    numeric: true,
    cell: ({ summary }: Ranked) => figureCell(summary?.[column] ?? NaN),
  });
  const updatesToTarget: TableColumn<Ranked> = {
    heading: 'expected updates to target',
    numeric: true,
    cell: ({ target }) => figureCell(Math.round(target?.expected_steps ?? NaN)),
  };
  const columns: TableColumn<Ranked>[] = [
    { heading: 'optimizer', cell: ({ optimizer }) => optimizer },
    number(`mean ${metricWords(problem.metric)}`, 'mean'),
    number('95 % from', 'low'),
    number('to', 'high'),
    number('median', 'median'),
    ...(targets.length > 0 ? [updatesToTarget] : []),
    { heading: 'runs', cell: ({ summary }) => endsOf(summary) },
  ];
  const rows = ranked(results, problem).map((optimizer) => ({
    optimizer,
    summary: summaries.find((row) => row.optimizer === optimizer),
    target: targets.find((row) => row.optimizer === optimizer),
  }));
  return [
    {
      table: tableOf('Ranking', columns, rows),
      note: `Over ${results.manifest.seeds.length} seeds; intervals are 95 % bootstrap intervals of the mean.${
        targets.length > 0
          ? ' Expected updates count runs that never reach the target in full.'
          : ''
      }`,
    },
  ];
}

function endsOf(row: StudyRows['summary'] | undefined): string {
  const trouble = (['diverged', 'failed'] as const).flatMap((end) =>
    row && row[end] > 0 ? [`${row[end]} ${end}`] : [],
  );
  return trouble.join(', ') || 'all finished';
}
