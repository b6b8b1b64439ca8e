import type { OptionSpec } from '../base/options/options.ts';
import type { Paper } from '../optimizers/shared/optimizer.ts';
import type { Entry } from './entry.ts';
import type { ListedFile, Topic } from './topics.ts';

/** An entry of what `lockstep list TOPIC --json` prints; docs/list.md describes it. */
export interface ListedEntry {
  readonly name: string;
  /** What charts and tables call it; of a file its title. */
  readonly label: string;
  /** One line; of a file its description. */
  readonly summary: string;
  /** The path of an experiment's or a suite's file. */
  readonly file?: string;
  readonly formula?: string;
  readonly paper?: Paper;
  /** Arrays that an optimizer keeps for each parameter. */
  readonly state?: readonly string[];
  /** By name: type, default, help; limits, choices and the tuning range where there are. */
  readonly options?: Readonly<Record<string, OptionSpec>>;
}

/** @param only the entry that is asked for, without it all */
export async function listedEntries(topic: Topic, only?: Entry): Promise<ListedEntry[]> {
  if (only) return [described(only)];
  if ('files' in topic) return (await topic.files()).map(ofFile);
  return 'named' in topic ? topic.named.map(named) : topic.entries.map(described);
}

function ofFile({ name, title, description, file }: ListedFile): ListedEntry {
  return { name, label: title, summary: description, file };
}

function named({ name, label = name, summary }: Pick<Entry, 'name' | 'label' | 'summary'>) {
  return { name, label, summary };
}

function described(entry: Entry): ListedEntry {
  const { formula, paper, state, options } = entry;
  return {
    ...named(entry),
    ...(formula === undefined ? {} : { formula }),
    ...(paper === undefined ? {} : { paper }),
    ...(state === undefined ? {} : { state }),
    options: Object.fromEntries(
      Object.entries(options).map(([name, spec]) => [name, withoutOwn(spec)]),
    ),
  };
}

/** Without what concerns lockstep's own records alone. */
function withoutOwn(spec: OptionSpec): OptionSpec {
  if (!('unrecorded' in spec)) return spec;
  const { unrecorded: _, ...told } = spec;
  return told;
}
