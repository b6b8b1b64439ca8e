import type { AnyResults } from '../../../study/results.ts';
import { batchEvidence } from '../batch-evidence.ts';
import { findingOfRuns } from '../findings/of-runs.ts';
import { findingOverProblems } from '../findings/over-problems.ts';

/** What was found. */
export interface DocumentFinding {
  /** A paragraph each, the most important first. */
  readonly finding: readonly string[];
  /** Of each problem, where there are several. */
  readonly problems: readonly { readonly label: string; readonly finding: string }[];
}

/** What an experiment or a study found, and no more than it shows. */
export function findingOf(results: AnyResults): DocumentFinding {
  if (results.kind === 'experiment') {
    const finding = batchEvidence(results).isSame
      ? findingOfRuns(results)
      : 'As the runs had other batches, nothing can be said of which optimizer did better.';
    return { finding: [finding], problems: [] };
  }
  const { ended, problems } = results.manifest;
  const across = findingOverProblems(results);
  const several = problems.length > 1;
  const ofEach = problems.map(({ label, finding }) => (several ? `${label}: ${finding}` : finding));
  return {
    finding: [
      ...(ended === undefined ? [] : [`${ended} What follows is of the runs that were computed.`]),
      ...(across === undefined ? ofEach : [across]),
    ],
    problems: several ? problems.map(({ label, finding }) => ({ label, finding })) : [],
  };
}
