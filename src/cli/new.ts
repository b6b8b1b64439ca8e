import path from 'node:path';
import { newOptimizer } from '../author/new-optimizer.ts';
import { packageFolder } from '../results/package.ts';
import type { Command } from './command.ts';

interface NewArguments {
  kind: 'optimizer';
  name: string;
  folder: string;
}

/** `lockstep new`: the files that an author starts with. */
export const newCommand: Command<NewArguments> = {
  builder: (yargs) =>
    yargs
      .positional('kind', {
        choices: ['optimizer'] as const,
        demandOption: true,
        describe: 'what to begin',
      })
      .positional('name', {
        type: 'string',
        demandOption: true,
        describe: 'its name: lower-case words joined by hyphens',
      })
      .option('folder', {
        type: 'string',
        requiresArg: true,
        default: '.',
        describe: 'where the files go',
      })
      .example('$0 new optimizer my-adam', 'my-adam.ts, my-adam.yaml and my-adam.test.mjs'),
  handler: async ({ name, folder }) => {
    const [module, experiment, test] = await newOptimizer(name, folder, new Date().getFullYear());
    const here = (file: string) => (path.isAbsolute(file) ? file : `./${path.normalize(file)}`);
    process.stdout.write(
      [
        `${module}, ${experiment} and ${test} are written. Go on with`,
        '',
        `  lockstep check ${here(module!)}`,
        `  lockstep run ${here(experiment!)}`,
        '',
        'For the test, and for an editor that knows the types, install lockstep beside them:',
        '',
        `  npm install --no-save ${packageFolder}`,
        `  node --test ${test}`,
        '',
      ].join('\n'),
    );
  },
};
