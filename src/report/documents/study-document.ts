import { missingTablesText } from '../../study/words/missing-tables.ts';
import type { StudyResults } from '../../study/results.ts';
import { listed } from '../../base/errors/listed.ts';
import { batchesOfSeeds } from './batches-of-seeds.ts';
import { drawStudy } from '../charts/draw.ts';
import { rankingsOf } from './study-ranking.ts';
import { studySections } from './study-sections.ts';
import type { ReportDocument } from './document.ts';

/** What a study says: who is ahead, by how much, and what it rests on. */
export function studyDocument(results: StudyResults): ReportDocument {
  const { manifest } = results;
  const { comparison: study, ended, problems } = manifest;
  const several = problems.length > 1;
  const missing = missingTablesText(results);
  const batches = batchesOfSeeds(results);
  return {
    name: study.name,
    title: study.title,
    kicker: `lockstep ${manifest.lockstep} · study ${study.name}`,
    warnings: [
      ...(batches.isSame ? [] : [batches.words]),
      ...(missing === undefined ? [] : [missing]),
    ],
    finding: [
      ...(ended === undefined ? [] : [`${ended} What follows is of the runs that were computed.`]),
      ...(acrossFinding(results) ?? findingsOf(results)),
    ],
    problems: several ? problems.map(({ label, finding }) => ({ label, finding })) : [],
    charts: drawStudy(results),
    rankings: rankingsOf(results),
    caveats: manifest.caveats,
    sections: studySections(results),
  };
}

/** Of each problem, under its name where there are several. */
function findingsOf({ manifest: { problems } }: StudyResults): string[] {
  return problems.map(({ label, finding }) =>
    problems.length > 1 ? `${label}: ${finding}` : finding,
  );
}

/** Who is ahead over all problems; nothing where there is but one, one optimizer, or no table of scores. */
function acrossFinding(results: StudyResults): [string] | undefined {
  const scores = (results.tables.scores ?? []).map((row) => ({
    optimizer: row.optimizer,
    rank: row.mean_rank,
    score: row.algoperf_score,
    difference: row.critical_difference ?? NaN,
  }));
  const [any] = scores;
  if (!any || results.manifest.problems.length < 2) return undefined;
  const { difference } = any;
  const ranks = scores.map(({ rank }) => rank);
  const [least, greatest] = [Math.min(...ranks), Math.max(...ranks)];
  const most = Math.max(...scores.map(({ score }) => score));
  const first = scores.filter(({ rank }) => rank === least);
  const fastest = scores.filter(({ score }) => score === most);
  const named = (group: typeof scores) => listed(group.map(({ optimizer }) => optimizer));
  const apart = Number.isNaN(difference)
    ? ''
    : greatest - least <= difference
      ? ` Ranks must lie ${difference.toFixed(2)} apart to differ: no two of these can be told apart.`
      : ` Ranks that lie less than ${difference.toFixed(2)} apart can’t be told apart.`;
  const isSame = named(first) === named(fastest);
  return [
    `Over the ${results.manifest.problems.length} problems ${named(first)} ${first.length > 1 ? 'share' : 'has'} ` +
      `the best mean rank, ${least.toFixed(2)}, and ${isSame ? '' : `${named(fastest)} ${fastest.length > 1 ? 'have' : 'has'} `}` +
      `the highest AlgoPerf score, ${most.toFixed(2)}.${apart}`,
  ];
}
