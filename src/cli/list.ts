import type { CommandModule } from 'yargs';
import { datasets } from '../data/registry.ts';
import { listExperiments, loadExperiment } from '../experiment/load.ts';
import { optimizers } from '../optimizers/registry.ts';

const KINDS = ['experiments', 'optimizers', 'datasets'] as const;

/** `lockstep list`: what there is to choose from. */
export const listCommand: CommandModule<object, { kind: (typeof KINDS)[number] }> = {
  command: 'list <kind>',
  describe: 'List the experiments, optimizers or data sets that there are',
  builder: (yargs) =>
    yargs
      .positional('kind', { choices: KINDS, demandOption: true, describe: 'what to list' })
      .example('$0 list experiments', 'names for `lockstep run`')
      .example('$0 list optimizers', 'names for --optimizers and for experiment files'),
  handler: async ({ kind }) => {
    const rows = await rowsOf(kind);
    const width = Math.max(...rows.map(([name]) => name.length));
    for (const [name, about] of rows) process.stdout.write(`${name.padEnd(width)}  ${about}\n`);
  },
};

async function rowsOf(kind: (typeof KINDS)[number]): Promise<[name: string, about: string][]> {
  switch (kind) {
    case 'experiments': {
      const known = await listExperiments();
      return Promise.all(
        known.map(async ({ name, file }): Promise<[string, string]> => [
          name,
          (await loadExperiment(file)).title,
        ]),
      );
    }
    case 'optimizers':
      return optimizers.map(({ name, label, paper, options }) => {
        const defaults = Object.entries(options).map(
          ([option, spec]) => `${option} ${JSON.stringify(spec.default)}`,
        );
        return [
          name,
          `${label} (${paper.authors}, ${paper.year}); options: ${defaults.join(', ')}`,
        ];
      });
    case 'datasets':
      return datasets.map(({ name, summary }) => [name, summary]);
  }
}
