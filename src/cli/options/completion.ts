import { commands } from '../commands.ts';

/** Looks names up when they are asked for: the libraries behind them are not loaded before. */
type Names = () => Promise<string[]>;

const experiments: Names = async () =>
  (await (await import('../../experiment/load.ts')).listExperiments()).map(({ name }) => name);

const studies: Names = async () => {
  const { listExperiments, listSuites } = await import('../../experiment/load.ts');
  return [...(await listSuites()), ...(await listExperiments())].map(({ name }) => name);
};

const optimizers: Names = async () =>
  (await import('../../optimizers/registry.ts')).optimizerRegistry.names;

const formats: Names = async () => [
  ...(await import('../../report/output/report.ts')).REPORT_FORMATS,
];

/** The options of optimizers that have a range to be varied in. */
const variedOptions: Names = async () => {
  const registry = await import('../../optimizers/registry.ts');
  const varied = registry.optimizers.flatMap(({ options }) =>
    Object.entries(options).flatMap(([name, spec]) => ('tune' in spec ? [name] : [])),
  );
  return [...new Set(varied)];
};

/** The shell completes paths itself where nothing is suggested. */
const paths: Names = () => Promise.resolve([]);

/** Of any number, or any length of time. */
const nothing: Names = () => Promise.resolve([]);

interface FlagValue {
  /** Nothing where the flag has choices, which yargs knows. */
  readonly names?: Names;
  /** Whether commas separate several. */
  readonly isList?: true;
}

/** What the flags of all commands take that take a value. */
const OF_FLAGS: Readonly<Record<string, FlagValue>> = {
  '--optimizers': { names: async () => [...(await optimizers()), 'all'], isList: true },
  '--optimizer': { names: optimizers },
  '--option': { names: variedOptions },
  '--format': { names: formats, isList: true },
  '--data': { names: paths },
  '--results': { names: paths },
  '--reports': { names: paths },
  '--store': { names: paths },
  '--output': { names: paths },
  '--folder': { names: paths },
  '--budget': { names: nothing },
  '--iterations': { names: nothing },
  '--older-than': { names: nothing },
  '--points': { names: nothing },
  '--port': { names: nothing },
  '--seed': { names: nothing },
  '--seeds': { names: nothing },
  '--tolerance': { names: nothing },
  '--trials': { names: nothing },
  '--update-time-limit': { names: nothing },
  '--workers': { names: nothing },
  '--engine': {},
  '--precision': {},
};

/** What the arguments of all commands may be, by the names under which they declare them. */
const OF_ARGUMENTS: Readonly<Record<string, (before: readonly string[]) => Names>> = {
  experiments: () => experiments,
  study: () => studies,
  optimizer: () => optimizers,
  name:
    ([topic = '']) =>
    async () => {
      const { topicRegistry } = await import('../../catalog/topics.ts');
      const found = topicRegistry.has(topic) ? topicRegistry.find(topic) : undefined;
      return found && 'entries' in found ? found.entries.map(({ name }) => name) : [];
    },
  folders: () => paths,
  files: () => paths,
};

/**
 * What the last word of a command line may become.
 *
 * @param words behind `lockstep`, the last one as far as it is typed
 * @returns nothing where yargs knows better: commands, flags, choices
 */
export function suggestionsFor(words: readonly string[]): Promise<string[]> | undefined {
  const last = words.at(-1) ?? '';
  // zsh gives `--flag=value` as one word, bash as three.
  const [, inOneWord, value] = /^(--[a-z-]+)=(.*)$/s.exec(last) ?? [];
  const before = words.slice(0, -1).filter((word) => word !== '=');
  const current = value ?? last;
  const prefix = inOneWord === undefined ? '' : `${inOneWord}=`;
  const flag = OF_FLAGS[inOneWord ?? before.at(-1) ?? ''];
  if (flag) {
    const { names, isList } = flag;
    return names && (isList ? listed : among)(names, current, prefix);
  }
  if (current.startsWith('-')) return undefined;
  const [command, ...given] = withoutFlags(before);
  const names = OF_ARGUMENTS[argumentAt(command, given.length)]?.(given);
  return names && among(names, current, '');
}

/** The name of a command's argument at a place; the last may be given any number of times. */
function argumentAt(command: string | undefined, place: number): string {
  const declared = commands.find(({ name }) => name === command)?.positionals.split(' ') ?? [];
  const last = declared.at(-1);
  const argument = declared[place] ?? (last?.includes('..') ? last : '');
  return argument.replaceAll(/[^a-z]/g, '');
}

/** The words that are neither flags nor their values. */
function withoutFlags(words: readonly string[]): string[] {
  return words.filter(
    (word, i) => !word.startsWith('-') && OF_FLAGS[words[i - 1] ?? ''] === undefined,
  );
}

async function among(names: Names, typed: string, prefix: string): Promise<string[]> {
  return (await names()).filter((name) => name.startsWith(typed)).map((name) => prefix + name);
}

/** The last of several names that commas separate; what is there already is not said again. */
async function listed(names: Names, typed: string, prefix: string): Promise<string[]> {
  const said = typed.slice(0, typed.lastIndexOf(',') + 1);
  const fresh = async () => (await names()).filter((name) => !said.split(',').includes(name));
  return among(fresh, typed.slice(said.length), prefix + said);
}
