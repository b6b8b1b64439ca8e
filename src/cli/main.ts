#!/usr/bin/env node
import yargs from 'yargs';
import { UserError } from '../errors/user-error.ts';
import { lockstepPackage } from '../results/package.ts';
import { benchCommand } from './bench.ts';
import { checkCommand } from './check.ts';
import { compareCommand } from './compare.ts';
import { EXIT } from './exit-codes.ts';
import { gradcheckCommand } from './gradcheck.ts';
import { listCommand } from './list.ts';
import { newCommand } from './new.ts';
import { reportCommand } from './report.ts';
import { experimentNames, runCommand } from './run.ts';
import { runsCommand } from './runs.ts';
import { sensitivityCommand } from './sensitivity.ts';
import { tuneCommand } from './tune.ts';
import { verifyCommand } from './verify.ts';

const cli = yargs(process.argv.slice(2))
  .scriptName('lockstep')
  .locale('en')
  .usage(
    'Compares optimizers side by side: one network, one backprop, identical batches.\n\n$0 <command>',
  )
  .command(runCommand)
  .command(compareCommand)
  .command(tuneCommand)
  .command(sensitivityCommand)
  .command(runsCommand)
  .command(reportCommand)
  .command(listCommand)
  .command(newCommand)
  .command(checkCommand)
  .command(verifyCommand)
  .command(gradcheckCommand)
  .command(benchCommand)
  .demandCommand(1, 'Say what to do, as in `lockstep run optimizer-comparison`.')
  .recommendCommands()
  .strict()
  .completion(
    'completion',
    'Print a script that completes lockstep’s commands in your shell',
    complete as never,
  )
  .example('$0 run optimizer-comparison', 'the textbook’s comparison: numbers and report')
  .example('$0 report', 'draw the reports again, without training')
  .example('$0 list optimizers', 'what can be compared')
  .version(lockstepPackage.version)
  .alias('help', 'h')
  .wrap(Math.min(100, process.stdout.columns ?? 100))
  .exitProcess(false)
  .fail((message: string | null, error: Error | undefined) => {
    // yargs' own complaints, and those of checks of an argument, are about what was typed.
    if (error && error.name !== 'YError') throw error;
    throw new UserError(`${error?.message ?? message}\nSee \`lockstep --help\`.`);
  });

type Suggest = (suggestions: string[]) => void;

/** Completes `lockstep run` with the names of experiments, everything else as yargs does. */
function complete(
  current: string,
  argv: { _: (string | number)[] },
  byDefault: (then: (error: Error | null, suggestions?: string[]) => void) => void,
  suggest: Suggest,
): void {
  if (argv._.includes('run') && !current.startsWith('-')) void experimentNames().then(suggest);
  else byDefault((_error, suggestions) => suggest(suggestions ?? []));
}

// A file-size limit then fails the write, which can be told, instead of ending the process.
process.on('SIGXFSZ', () => undefined);

try {
  await cli.parseAsync();
} catch (error) {
  if (error instanceof UserError) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = EXIT.mistake;
  } else {
    process.stderr.write(
      `lockstep itself failed; please report this:\n${error instanceof Error ? error.stack : String(error)}\n`,
    );
    process.exitCode = EXIT.failure;
  }
}
