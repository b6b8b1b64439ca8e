import { capital } from '../../base/text/capital.ts';
import { listed } from '../../base/errors/listed.ts';
import type { Analysis, ProblemAnalysis } from '../analyse.ts';
import { runs } from '../tables/runs.ts';
import { failuresIn } from './failure.ts';
import { tooFewSeeds } from './too-few-seeds.ts';
import { hasValidationRows } from './tuning-words.ts';

/** Fewer seeds than these say little about the next ones. */
const FEW_SEEDS = 10;

/** What a study's numbers must not be taken for, each in a sentence. */
export function caveatsOf(analysis: Analysis): string[] {
  const { study, seeds } = analysis.compared;
  const { trials, options } = study.tuning;
  const caveats: string[] = [];
  if (trials <= 1) {
    caveats.push(
      'No optimizer was tuned: the settings given decide as much as the method. ' +
        'Another learning rate may turn the order around.',
    );
  } else {
    caveats.push(
      `Each optimizer had ${trials} trials${options === 'all' ? '' : ` of ${options.join(', ')}`}` +
        `${untunedInWords(analysis)}; with more, or other ranges, the order may change.${judgedInWords(
          analysis,
        )}`,
    );
  }
  caveats.push(...edgesInWords(analysis));
  if (seeds.length < FEW_SEEDS) {
    caveats.push(`${seeds.length === 1 ? 'One seed is' : `${seeds.length} seeds are`} few.`);
  }
  const tooFew = study.optimizers.length > 1 ? tooFewSeeds(seeds.length) : undefined;
  if (tooFew !== undefined) caveats.push(`${capital(tooFew)}.`);
  caveats.push(
    analysis.problems.length === 1
      ? 'One problem was looked at: this does not say which optimizer is better in general.'
      : `${analysis.problems.length} small problems were looked at: larger ones may order the optimizers otherwise.`,
  );
  for (const { problem, reason } of analysis.compared.leftOut) {
    caveats.push(`${problem} was left out: ${reason.replaceAll(/\s+/g, ' ')}`);
  }
  return [...caveats, ...analysis.problems.flatMap(badEnds)];
}

/** Who had nothing to tune on any problem. */
function untunedInWords({ compared }: Analysis): string {
  const [first] = compared.problems;
  const untuned = (first?.optimizers ?? [])
    .map(({ label }) => label)
    .filter((label) =>
      compared.problems.every(({ optimizers }) =>
        optimizers.some((one) => one.label === label && !one.isTuned),
      ),
    );
  return untuned.length === 0 ? '' : `, but ${listed(untuned)} had nothing to tune`;
}

/** What the settings are chosen by judges them as well, where that is a part of the data. */
function judgedInWords({ compared }: Analysis): string {
  const withRows = compared.problems.filter(hasValidationRows);
  if (withRows.length === 0) return '';
  const where = withRows.length === compared.problems.length ? 'The' : 'Where there are data, the';
  return ` ${where} validation set that chose the settings also judges them; ${runs.file} has the test set’s numbers.`;
}

/** Runs that did not finish, and trials that diverged. */
function badEnds({ problem, optimizers }: ProblemAnalysis): string[] {
  const sentences: string[] = [];
  for (const { optimizer, diverged, values } of optimizers) {
    const { label, finals, trials } = optimizer;
    const where = `On ${problem.label} `;
    if (diverged > 0) {
      sentences.push(`${where}${diverged} of ${finals.length} final runs of ${label} diverged.`);
    }
    sentences.push(...failuresIn(problem.label, `final runs of ${label}`, finals));
    const missing = values.filter((_, i) => finals[i] === undefined).length;
    if (missing > 0) {
      sentences.push(
        `${where}${missing} of ${finals.length} final runs of ${label} were not computed.`,
      );
    }
    const tried = trials.flatMap(({ results }) => results);
    const bad = tried.filter((result) => result?.status === 'diverged').length;
    if (bad > 0) sentences.push(`${where}${bad} of ${tried.length} trials of ${label} diverged.`);
    sentences.push(...failuresIn(problem.label, `trials of ${label}`, tried));
  }
  return sentences;
}

/** Best settings at the edge of their range: of an optimizer all problems with the same edges together. */
function edgesInWords({ problems }: Analysis): string[] {
  const found = new Map<string, { label: string; edges: string; where: string[] }>();
  for (const { problem } of problems) {
    for (const { label, edges } of problem.optimizers) {
      if (edges.length === 0) continue;
      const key = JSON.stringify([label, edges]);
      const entry = found.get(key) ?? { label, edges: listed(edges), where: [] };
      entry.where.push(problem.label);
      found.set(key, entry);
    }
  }
  return [...found.values()].map(
    ({ label, edges, where }) =>
      `On ${listed(where)} the best settings of ${label} have ${edges}: better ones may lie beyond.`,
  );
}
