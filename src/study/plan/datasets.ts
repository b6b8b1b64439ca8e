import type { Issue } from '../../experiment/issue.ts';
import { checkDataset } from '../../experiment/validate.ts';
import { problems } from '../../problems/registry.ts';
import type { Study } from './schema.ts';

/**
 * Moves data sets that were named beside a problem's options, or once for all problems, into the
 * options, where each run has them; what is wrong goes to `issues`.
 */
export function moveDatasets(
  { dataset, problems: entries, ...rest }: Study,
  issues: Issue[],
): Study {
  const common = known(dataset, ['dataset'], issues);
  if (common !== undefined && !entries.some(({ name }) => isOnData(name))) {
    const message = `is "${common}", but none of the problems takes a data set`;
    issues.push({ path: ['dataset'], message });
  }
  const moved = entries.map(({ dataset: own, ...entry }, i) => {
    const { name, options } = entry;
    const path = ['problems', i, 'dataset'];
    const given = known(own, path, issues);
    if (given !== undefined && !isOnData(name)) {
      issues.push({ path, message: `is "${given}", but ${name} takes no data set` });
    } else if (given !== undefined && 'dataset' in options) {
      issues.push({ path, message: `is "${given}", but options.dataset is there as well` });
    }
    const chosen = given ?? (isOnData(name) ? common : undefined);
    return chosen === undefined ? entry : { ...entry, options: { dataset: chosen, ...options } };
  });
  return { ...rest, problems: moved };
}

function known(
  name: string | undefined,
  path: readonly PropertyKey[],
  issues: Issue[],
): string | undefined {
  return name !== undefined && checkDataset(name, path, issues) ? name : undefined;
}

function isOnData(problem: string): boolean {
  return problems.some(({ name, onData }) => name === problem && onData);
}
