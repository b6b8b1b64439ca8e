import { UserError } from '../../base/errors/user-error.ts';
import { textTable } from '../../base/text/text-table.ts';
import type { Entry } from '../../catalog/entry.ts';
import { listedEntries } from '../../catalog/json.ts';
import { entryText, optimizersTable, shortTable } from '../../catalog/text.ts';
import { entriesOf, topicRegistry, type Topic } from '../../catalog/topics.ts';
import type { Command } from '../command.ts';

/** Characters of a line where no terminal says how many it has. */
const WIDTH = 132;

interface ListArguments {
  kind: string;
  name: string | undefined;
  json: boolean | undefined;
}

/** `lockstep list`: what there is to choose from. */
export const listCommand: Command<ListArguments> = {
  builder: (yargs) =>
    yargs
      .positional('kind', {
        choices: topicRegistry.names,
        demandOption: true,
        describe: 'what to list',
      })
      .positional('name', {
        type: 'string',
        describe: 'only this optimizer, wrapper, schedule or problem, in full',
      })
      .option('json', {
        type: 'boolean',
        describe: 'for programs: names, options with their defaults and ranges (docs/list.md)',
      })
      .example('$0 list experiments', 'names for `lockstep run`')
      .example('$0 list optimizers', 'names for --optimizers and for experiment files')
      .example('$0 list optimizers adam', 'its formula, options with their ranges, paper'),
  handler: async ({ kind, name, json }) => {
    const topic = topicRegistry.find(kind);
    const only = name === undefined ? undefined : entryOf(topic, name);
    const text = json
      ? JSON.stringify(await listedEntries(topic, only), undefined, 2)
      : await textOf(topic, only, process.stdout.isTTY ? process.stdout.columns : WIDTH);
    process.stdout.write(`${text}\n`);
  },
};

function entryOf(topic: Topic, name: string): Entry {
  if ('entries' in topic) return entriesOf(topic.name, topic.entries).find(name);
  throw new UserError(`\`lockstep list ${topic.name}\` takes no name.`);
}

async function textOf(topic: Topic, only: Entry | undefined, width: number): Promise<string> {
  if (only) return entryText(only, width);
  if ('files' in topic) return pairs((await topic.files()).map(({ name, title }) => [name, title]));
  if ('named' in topic) return pairs(topic.named.map(({ name, summary }) => [name, summary]));
  return topic.isLong ? optimizersTable(topic.entries, width) : shortTable(topic.entries, width);
}

function pairs(rows: readonly (readonly string[])[]): string {
  return textTable([{ heading: 'name' }, { heading: '' }], rows);
}
