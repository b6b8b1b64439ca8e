import { UserError } from '../../../base/errors/user-error.ts';
import type { Results } from '../../../results/results.ts';
import type { AnyResults, StudyResults } from '../../../study/results.ts';
import { mergedExperiments } from './merged-experiments.ts';
import { mergedStudies } from './merged-studies.ts';
import type { Named, NamedResults } from './named-results.ts';
import { experimentsApart, studiesApart } from './ranked-apart.ts';

/** Several results as one, or why they can't be ranked together, each reason in a sentence. */
export type Joined =
  | { readonly results: AnyResults; readonly reasons?: undefined }
  | { readonly results?: undefined; readonly reasons: readonly string[] };

/**
 * Several results as one, with their names behind every optimizer.
 * @throws UserError where they are of both kinds, or of studies without a problem in common
 */
export function joined(title: string, parts: readonly NamedResults[]): Joined {
  const experiments: Named<Results>[] = [];
  const studies: Named<StudyResults>[] = [];
  for (const { name, results } of parts) {
    if (results.kind === 'study') studies.push({ name, results });
    else experiments.push({ name, results });
  }
  const [experiment] = experiments;
  const [study] = studies;
  if (experiment && study) {
    throw new UserError(
      `${experiment.name} is of \`lockstep run\`, ${study.name} of \`lockstep compare\`: ` +
        'only results of the same kind can stand side by side.',
    );
  }
  if (!study) {
    const reasons = experimentsApart(experiments);
    return reasons.length > 0 ? { reasons } : { results: mergedExperiments(title, experiments) };
  }
  const problems = study.results.manifest.problems
    .map(({ label }) => label)
    .filter((label) =>
      studies.every(({ results }) => results.manifest.problems.some((one) => one.label === label)),
    );
  if (problems.length === 0) {
    throw new UserError(
      `${studies.map(({ name }) => name).join(' and ')} have no problem in common, so there is nothing to set side by side.`,
    );
  }
  const reasons = studiesApart(studies, problems);
  return reasons.length > 0 ? { reasons } : { results: mergedStudies(title, studies, problems) };
}
