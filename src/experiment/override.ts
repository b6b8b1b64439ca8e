import { UserError } from '../errors/user-error.ts';
import { issuesOf } from './issue.ts';
import { experimentSchema, type Experiment } from './schema.ts';
import { validateExperiment } from './validate.ts';

/** The settings of an experiment that the command line can change. */
export interface Overrides {
  readonly seed?: number | undefined;
  readonly iterations?: number | undefined;
  readonly precision?: Experiment['precision'] | undefined;
  /** Names or labels: those of the experiment, switched on or not, or any of the library's. */
  readonly optimizers?: readonly string[] | undefined;
}

/**
 * Checks a value of the command line by the rule that the experiment file has for it.
 * @throws UserError that names the flag
 */
export function checkOverride<Key extends 'seed' | 'iterations'>(
  flag: string,
  key: Key,
  value: unknown,
): Experiment[Key] {
  const schema = experimentSchema.shape[key];
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw new UserError(`${flag} ${issuesOf(schema, parsed.error)[0]!.message}.`);
}

/**
 * An experiment with some of its settings changed.
 * @throws UserError where there is no such optimizer
 */
export function overrideExperiment(experiment: Experiment, overrides: Overrides): Experiment {
  const { seed, iterations, precision } = overrides;
  return {
    ...experiment,
    ...(seed === undefined ? {} : { seed }),
    ...(iterations === undefined ? {} : { iterations }),
    ...(precision === undefined ? {} : { precision }),
    ...(overrides.optimizers === undefined
      ? {}
      : { optimizers: selectOptimizers(experiment, overrides.optimizers) }),
  };
}

function selectOptimizers(
  experiment: Experiment,
  names: readonly string[],
): Experiment['optimizers'] {
  const selected = names.flatMap((name) => {
    const matching = experiment.optimizers.filter(
      (entry) => entry.name === name || entry.label?.toLowerCase() === name.toLowerCase(),
    );
    return matching.length > 0 ? matching : [{ name }];
  });
  const { experiment: changed, issues } = validateExperiment({
    ...experiment,
    optimizers: selected.map((entry) => ({ ...entry, enabled: true })),
  });
  if (changed) return changed.optimizers;
  throw new UserError(issues.map(({ message }) => `--optimizers ${message}.`).join('\n'));
}
