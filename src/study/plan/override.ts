import { selectEntries } from '../../experiment/override.ts';
import {
  changedDescription,
  enabledLabels,
  titleOfChosen,
} from '../../experiment/override-words.ts';
import { completeStudy } from './load.ts';
import type { Study } from './schema.ts';

/** What of a study the command line can change. */
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
 * A study with some of its settings changed, and a title that is true of its optimizers.
 * @throws UserError that names the optimizer that there is not
 */
export async function overrideStudy(
  study: Study,
  { optimizers, seeds, iterations, trials, updateTimeLimit }: StudyOverrides,
): Promise<Study> {
  const changed = {
    ...study,
    ...(seeds === undefined ? {} : { seeds }),
    ...(trials === undefined ? {} : { tuning: { ...study.tuning, trials } }),
    ...(updateTimeLimit === undefined ? {} : { updateTimeLimit }),
    ...(iterations === undefined
      ? {}
      : { problems: study.problems.map((problem) => ({ ...problem, iterations })) }),
    ...(optimizers === undefined
      ? {}
      : { optimizers: selectEntries(study.optimizers, optimizers) }),
  };
  const chosen = await completeStudy(changed);
  const { title, description } = study;
  const newTitle = titleOfChosen(
    title,
    enabledLabels(study.optimizers),
    enabledLabels(chosen.optimizers),
    chosen.problems.map(({ label, name }) => label ?? name),
  );
  return {
    ...chosen,
    title: newTitle,
    description: changedDescription(description, [
      ...(chosen.seeds === study.seeds ? [] : ['seeds']),
      ...(sameIterations(chosen, study) ? [] : ['iterations']),
      ...(chosen.tuning.trials === study.tuning.trials ? [] : ['trials']),
      ...(newTitle === title ? [] : ['optimizers']),
    ]),
  };
}

function sameIterations(one: Study, other: Study): boolean {
  return one.problems.every(({ iterations }, i) => iterations === other.problems[i]?.iterations);
}
