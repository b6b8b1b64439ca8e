import { selectEntries } from '../../experiment/override.ts';
import {
  changedDescription,
  enabledLabels,
  titleOfChosen,
} from '../../experiment/override-words.ts';
import { completeStudy } from './load.ts';
import type { Study } from './schema.ts';

/** What of a comparison the command line can change. */
export interface StudyOverrides {
  /** Names, labels or module paths. */
  readonly optimizers?: readonly string[] | undefined;
  readonly seeds?: number | undefined;
  /** Of every problem, in place of what the file says of each. */
  readonly iterations?: number | undefined;
  readonly trials?: number | undefined;
  readonly updateTimeLimit?: number | undefined;
}

/**
 * A comparison with some of its settings changed, and a title that is true of its optimizers.
 * @throws UserError that names the optimizer that there is not
 */
export async function overrideStudy(
  comparison: Study,
  { optimizers, seeds, iterations, trials, updateTimeLimit }: StudyOverrides,
): Promise<Study> {
  const changed = {
    ...comparison,
    ...(seeds === undefined ? {} : { seeds }),
    ...(trials === undefined ? {} : { tuning: { ...comparison.tuning, trials } }),
    ...(updateTimeLimit === undefined ? {} : { updateTimeLimit }),
    ...(iterations === undefined
      ? {}
      : { problems: comparison.problems.map((problem) => ({ ...problem, iterations })) }),
    ...(optimizers === undefined
      ? {}
      : { optimizers: selectEntries(comparison.optimizers, optimizers) }),
  };
  const chosen = await completeStudy(changed);
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
      ...(sameIterations(chosen, comparison) ? [] : ['iterations']),
      ...(chosen.tuning.trials === comparison.tuning.trials ? [] : ['trials']),
      ...(newTitle === title ? [] : ['optimizers']),
    ]),
  };
}

function sameIterations(one: Study, other: Study): boolean {
  return one.problems.every(({ iterations }, i) => iterations === other.problems[i]?.iterations);
}
