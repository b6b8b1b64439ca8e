import { smooth } from '../../../analysis/smoothing.ts';
import type { Results } from '../../../results/results.ts';
import { labelOf, relabelled, type Named } from './named-results.ts';

/** Several experiments as one, each label with its results' name behind it; smoothed as the first. */
export function mergedExperiments(title: string, parts: readonly Named<Results>[]): Results {
  const [{ results: first }] = parts as [Named<Results>];
  const { window, beta } = first.manifest.experiment.smoothing;
  const environments = parts.flatMap(({ results }) => results.environment ?? []);
  return {
    kind: 'experiment',
    manifest: {
      ...first.manifest,
      experiment: {
        ...first.manifest.experiment,
        title,
        optimizers: parts.flatMap(({ name, results }) =>
          relabelled(results.manifest.experiment.optimizers, name),
        ),
      },
      runs: parts.flatMap(({ name, results }) =>
        results.manifest.runs.map((run) => ({
          ...run,
          optimizer: labelOf(run.optimizer, name),
        })),
      ),
    },
    environment:
      environments.length === parts.length && first.environment
        ? { ...first.environment, runs: environments.flatMap((one) => one.runs) }
        : undefined,
    runs: parts.flatMap(({ name, results }) => {
      const own = results.manifest.experiment.smoothing;
      const isAlike = own.window === window && own.beta === beta;
      return results.runs.map((run) => ({
        ...run,
        optimizer: labelOf(run.optimizer, name),
        smoothedLosses: isAlike ? run.smoothedLosses : smooth(run.losses, window, beta).values,
      }));
    }),
  };
}
