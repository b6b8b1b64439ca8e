import path from 'node:path';
import { importablePackage } from '../../author/importable-package.ts';
import { newOptimizer } from '../../author/new-optimizer.ts';
import { packageFolder } from '../../base/files/package.ts';
import type { Command } from '../command.ts';
import { quoted } from '../options/command-line.ts';

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
    const { module, experiment, test } = await newOptimizer(name, folder, new Date().getFullYear());
    const here = (file: string) => (path.isAbsolute(file) ? file : `./${path.normalize(file)}`);
    const isInstalled = importablePackage(folder) !== undefined;
    process.stdout.write(
      [
        `${module}, ${experiment} and ${test} are written. Go on with`,
        '',
        // Without scripts: it is built, or it would not run.
        ...(isInstalled
          ? []
          : [`  npm install --no-save --ignore-scripts ${quoted(packageFolder)}`]),
        `  npx lockstep check ${here(module)}`,
        `  npx lockstep run ${here(experiment)}`,
        `  node --test ${test}`,
        '',
        ...(isInstalled
          ? []
          : ['The first line lets the test, and your editor, find lockstep and its types.', '']),
      ].join('\n'),
    );
  },
};
