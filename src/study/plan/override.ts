import { UserError } from '../../base/errors/user-error.ts';
import { issuesOf } from '../../experiment/issue.ts';
import { selectEntries } from '../../experiment/override.ts';
import {
  changedDescription,
  enabledLabels,
  titleOfChosen,
} from '../../experiment/override-words.ts';
import { defineComparison } from './load.ts';
import { comparisonSchema, type Comparison } from './schema.ts';

/** What of a comparison the command line can change. */
export interface ComparisonOverrides {
  /** Names, labels or module paths, separated by commas. */
  readonly optimizers?: string | undefined;
  readonly seeds?: number | undefined;
  readonly trials?: number | undefined;
  readonly updateTimeLimit?: number | undefined;
}

/**
 * A comparison with some of its settings changed, and a title that is true of its optimizers.
 * @throws UserError that names the flag of a bad value, or the optimizer that there is not
 */
export async function overrideComparison(
  comparison: Comparison,
  { optimizers, seeds, trials, updateTimeLimit }: ComparisonOverrides,
): Promise<Comparison> {
  if (seeds !== undefined) check('--seeds', comparisonSchema.shape.seeds, seeds);
  const { trials: trialsSchema } = comparisonSchema.shape.tuning.def.innerType.shape;
  if (trials !== undefined) check('--trials', trialsSchema, trials);
  const changed = {
    ...comparison,
    ...(seeds === undefined ? {} : { seeds }),
    ...(trials === undefined ? {} : { tuning: { ...comparison.tuning, trials } }),
    ...(updateTimeLimit === undefined ? {} : { updateTimeLimit }),
    ...(optimizers === undefined
      ? {}
      : {
          optimizers: selectEntries(
            comparison.optimizers,
            optimizers.split(',').map((one) => one.trim()),
          ),
        }),
  };
  const chosen = await defineComparison(changed);
  const { title, description } = comparison;
  const newTitle = titleOfChosen(
    title,
    enabledLabels(comparison.optimizers),
    enabledLabels(chosen.optimizers),
    chosen.problems.map(({ label, name }) => label ?? name),
  );
  return {
    ...chosen,
    title: newTitle,
    description: changedDescription(description, [
      ...(chosen.seeds === comparison.seeds ? [] : ['seeds']),
      ...(chosen.tuning.trials === comparison.tuning.trials ? [] : ['trials']),
      ...(newTitle === title ? [] : ['optimizers']),
    ]),
  };
}

function check(flag: string, schema: Parameters<typeof issuesOf>[0], value: number): void {
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return;
  throw new UserError(`${flag} ${issuesOf(schema, parsed.error)[0]!.message}.`);
}
