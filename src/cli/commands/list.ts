import type { Entry } from '../../catalog/entry.ts';
import { entryText, optimizersTable, shortTable } from '../../catalog/text.ts';
import { loadComparison } from '../../study/plan/load.ts';
import { datasets } from '../../data/sets/registry.ts';
import { didYouMean } from '../../base/errors/nearest.ts';
import { UserError } from '../../base/errors/user-error.ts';
import { listExperiments, listSuites, loadExperiment } from '../../experiment/load.ts';
import { optimizers } from '../../optimizers/registry.ts';
import { wrappers } from '../../optimizers/wrappers/registry.ts';
import { problems } from '../../problems/registry.ts';
import { textTable } from '../../base/text/text-table.ts';
import { schedules } from '../../schedules/registry.ts';
import type { Command } from '../command.ts';

const CATALOG: Readonly<Record<string, readonly Entry[]>> = {
  optimizers,
  wrappers,
  schedules,
  problems,
};
const KINDS = [
  'experiments',
  'suites',
  'optimizers',
  'wrappers',
  'schedules',
  'problems',
  'datasets',
] as const;
/** Characters of a line where no terminal says how many it has. */
const WIDTH = 132;

interface ListArguments {
  kind: (typeof KINDS)[number];
  name: string | undefined;
}

/** `lockstep list`: what there is to choose from. */
export const listCommand: Command<ListArguments> = {
  builder: (yargs) =>
    yargs
      .positional('kind', { choices: KINDS, demandOption: true, describe: 'what to list' })
      .positional('name', {
        type: 'string',
        describe: 'only this optimizer, wrapper, schedule or problem, in full',
      })
      .example('$0 list experiments', 'names for `lockstep run`')
      .example('$0 list optimizers', 'names for --optimizers and for experiment files')
      .example('$0 list optimizers adam', 'its formula, options with their ranges, paper'),
  handler: async ({ kind, name }) => {
    process.stdout.write(`${await textOf(kind, name, process.stdout.columns ?? WIDTH)}\n`);
  },
};

async function textOf(
  kind: ListArguments['kind'],
  name: string | undefined,
  width: number,
): Promise<string> {
  const entries = CATALOG[kind];
  if (name !== undefined) {
    if (!entries) throw new UserError(`\`lockstep list ${kind}\` takes no name.`);
    return entryText(findEntry(kind, entries, name), width);
  }
  switch (kind) {
    case 'optimizers':
      return optimizersTable(optimizers, width);
    case 'wrappers':
      return shortTable(wrappers, width);
    case 'schedules':
      return shortTable(schedules, width);
    case 'problems':
      return shortTable(problems, width);
    case 'suites':
      return pairs(
        await Promise.all(
          (await listSuites()).map(async ({ name, file }) => [
            name,
            (await loadComparison(file)).title,
          ]),
        ),
      );
    case 'datasets':
      return pairs(datasets.map(({ name, summary }) => [name, summary]));
    case 'experiments': {
      const known = await listExperiments();
      return pairs(
        await Promise.all(
          known.map(async ({ name, file }) => [name, (await loadExperiment(file)).title]),
        ),
      );
    }
  }
}

function findEntry(kind: string, entries: readonly Entry[], name: string): Entry {
  const found = entries.find((entry) => entry.name === name);
  if (found) return found;
  const names = entries.map((entry) => entry.name);
  throw new UserError(
    `There is no "${name}" among the ${kind}.${didYouMean(name, names)} There are: ${names.join(', ')}.`,
  );
}

function pairs(rows: readonly (readonly string[])[]): string {
  return textTable([{ heading: 'name' }, { heading: '' }], rows);
}
