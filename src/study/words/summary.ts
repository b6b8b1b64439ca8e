import { itemAt } from '../../base/lists/item-at.ts';
import { paired } from '../../base/lists/paired.ts';
import { listed } from '../../base/errors/listed.ts';
import { higherIsBetter } from '../../problems/problem.ts';
import type { PairedComparison } from '../../analysis/paired-comparison.ts';
import { capital } from '../../base/text/capital.ts';
import type { Analysis, OptimizerSummary, ProblemAnalysis } from '../analyse.ts';
import { caveatsOf } from './caveats.ts';
import { figure, metricWords } from './metric-words.ts';
import { tooFewSeeds } from './too-few-seeds.ts';
import { tuningInWords } from './tuning-words.ts';

/** What a study shows, for people: Markdown that says no more than its numbers. */
export function summaryText(analysis: Analysis, ending?: string): string {
  const { study } = analysis.compared;
  const caveats = caveatsOf(analysis);
  return `${[
    `# ${study.title}`,
    ...(ending === undefined
      ? []
      : [`**${ending}** What follows is of the runs that were computed.`]),
    ...analysis.problems.flatMap((one) => [
      `## ${one.problem.label}`,
      setting(analysis, one),
      table(one),
      finding(one),
      ...targetSentence(one),
    ]),
    ...acrossText(analysis),
    '## What this does not show',
    caveats.map((caveat) => `- ${caveat}`).join('\n'),
  ].join('\n\n')}\n`;
}

function setting({ compared }: Analysis, { problem }: ProblemAnalysis): string {
  const { tuning, precision } = compared.study;
  const untuned = problem.optimizers.filter(({ isTuned }) => !isTuned).map(({ label }) => label);
  const tuned = tuningInWords(tuning, untuned, problem.optimizers.length);
  return (
    `${capital(metricWords(problem.metric))} after ${problem.iterations} updates, over ` +
    `${compared.seeds.length} seeds (${compared.seeds[0]} to ${compared.seeds.at(-1)}), ${tuned}; ${precision}. ` +
    'In a seed all start from the same parameters and see the same batches.'
  );
}

function table({ problem, optimizers }: ProblemAnalysis): string {
  const better = higherIsBetter(problem.metric) ? -1 : 1;
  const rank = ({ mean }: OptimizerSummary) => (Number.isNaN(mean) ? Infinity : better * mean);
  const sorted = [...optimizers].sort((a, b) =>
    rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0,
  );
  const rows = sorted.map(({ optimizer, mean, interval, interquartileMean, ...rest }) => {
    const steps = rest.runningTime?.steps;
    return [
      optimizer.label,
      figure(mean),
      interval ? `${figure(interval.low)} to ${figure(interval.high)}` : '–',
      figure(interquartileMean),
      steps === undefined ? '–' : figure(Math.round(steps)),
      statusOf(rest),
    ];
  });
  const heading = [
    'optimizer',
    'mean',
    '95 %',
    'interquartile mean',
    'expected updates to target',
    '',
  ];
  return [heading, heading.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');
}

function statusOf({
  diverged,
  failed,
  values,
}: Pick<OptimizerSummary, 'diverged' | 'failed' | 'values'>): string {
  const missing = values.filter(Number.isNaN).length - failed;
  return [
    diverged > 0 ? `${diverged} diverged` : '',
    failed > 0 ? `${failed} failed` : '',
    missing > 0 ? `${missing} not computed` : '',
  ]
    .filter(Boolean)
    .join(', ');
}

/** Who is ahead, of whom that can be told, and of whom not. */
export function finding({ problem, optimizers, leader }: ProblemAnalysis): string {
  const first = itemAt(optimizers, leader.leader);
  if (Number.isNaN(first.mean)) return 'No final run was computed.';
  const ended = endsIn(optimizers);
  if (!Number.isFinite(first.mean)) return `Every optimizer ${ended} in some seed.`;
  const isHigher = higherIsBetter(problem.metric);
  const metric = metricWords(problem.metric);
  const interval = first.interval
    ? ` [${figure(first.interval.low)}, ${figure(first.interval.high)}]`
    : '';
  const sentences = [
    `${first.optimizer.label} has the ${isHigher ? 'highest' : 'lowest'} mean ${metric}, ${figure(first.mean)}${interval}.`,
  ];
  const detected = leader.pairs.filter((pair) => pair.detected);
  if (detected.length > 0) {
    sentences.push(
      `It ends ${listed(detected.map((pair) => distance(pair, isHigher, optimizers)))}.`,
    );
  }
  const others = leader.pairs.filter((pair) => !pair.detected);
  if (others.length > 0) {
    const whom = `${others.length === 1 ? '' : 'any of '}${listed(others.map(({ b }) => b))}`;
    sentences.push(
      `Between ${first.optimizer.label} and ${whom} no difference was detected${powerInWords(others)}.`,
    );
  }
  return sentences.join(' ');
}

/** Which differences could have been seen, in a clause. */
function powerInWords(pairs: readonly PairedComparison[]): string {
  const seeds = Math.max(...pairs.map(({ count }) => count));
  const tooFew = tooFewSeeds(seeds);
  if (tooFew !== undefined) return `: ${tooFew}`;
  const seen = pairs.map(({ detectable }) => detectable);
  const most = figure(Math.max(...seen));
  return seen.some(Number.isNaN)
    ? ''
    : `; with ${seeds} seeds one of about ${most} would have been`;
}

/** `0.031 [0.027, 0.035] below Momentum` */
function distance(
  { b, difference, interval }: PairedComparison,
  isHigher: boolean,
  optimizers: readonly OptimizerSummary[],
): string {
  const side = isHigher ? 'above' : 'below';
  if (!Number.isFinite(difference)) {
    const others = optimizers.filter(({ optimizer }) => optimizer.label === b);
    return `${side} ${b}, which ${endsIn(others)} in some seeds`;
  }
  const size = (value: number) => figure(isHigher ? value : -value);
  const ends = interval ? [size(interval.low), size(interval.high)] : [];
  const range = interval ? ` [${(isHigher ? ends : ends.reverse()).join(', ')}]` : '';
  return `${size(difference)}${range} ${side} ${b}`;
}

/** How those ended that did not come to their end. */
function endsIn(optimizers: readonly OptimizerSummary[]): string {
  const [diverged, failed] = [
    optimizers.some((one) => one.diverged > 0),
    optimizers.some((one) => one.failed > 0),
  ];
  return diverged && failed ? 'diverged or failed' : failed ? 'failed' : 'diverged';
}

function targetSentence({ target, optimizers, problem }: ProblemAnalysis): string[] {
  if (!target) return [];
  const [fastest] = optimizers
    .flatMap(({ optimizer: { label }, runningTime }) =>
      runningTime && Number.isFinite(runningTime.steps) ? [{ label, ...runningTime }] : [],
    )
    .sort((a, b) => a.steps - b.steps);
  const about = `The target is a ${metricWords(problem.metric)} of ${figure(target.value)} (${target.from})`;
  if (!fastest) return [`${about}; no run reached it.`];
  const { label, steps, interval, reachedShare } = fastest;
  return [
    `${about}. ${label} is expected there first, after ${figure(Math.round(steps))} updates ` +
      `[${figure(Math.round(interval.low))}, ${figure(Math.round(interval.high))}]; ` +
      `it reached it in ${Math.round(100 * reachedShare)} % of its runs.`,
  ];
}

function acrossText({ across, problems }: Analysis): string[] {
  if (!across) return [];
  const { labels, ranks, algoperfScores } = across;
  const rows = paired(paired(labels, ranks.meanRanks), algoperfScores)
    .map(([[label, meanRank], score]) => ({ label, meanRank, score }))
    .sort((a, b) => a.meanRank - b.meanRank)
    .map(
      ({ label, meanRank, score }) => `| ${label} | ${meanRank.toFixed(2)} | ${score.toFixed(3)} |`,
    );
  const groups = across.indistinct.map((group) => listed(group.map((i) => itemAt(labels, i))));
  return [
    `## Across the ${problems.length} problems`,
    ['| optimizer | mean rank | AlgoPerf score |', '| --- | --- | --- |', ...rows].join('\n'),
    `Friedman’s test that all rank alike: p = ${figure(across.ranks.pValue)}.${
      across.criticalDifference === undefined
        ? ''
        : ` Two mean ranks must lie ${across.criticalDifference.toFixed(2)} apart to differ (Nemenyi, 5 %)${
            groups.length > 0 ? `; not told apart are ${groups.join('; and ')}.` : '.'
          }`
    }`,
  ];
}
