#!/usr/bin/env node
import yargs from 'yargs';
import { UserError } from '../errors/user-error.ts';
import { lockstepPackage } from '../results/package.ts';
import { EXIT } from './exit-codes.ts';
import { gradcheckCommand } from './gradcheck.ts';
import { listCommand } from './list.ts';
import { reportCommand } from './report.ts';
import { experimentNames, runCommand } from './run.ts';

const cli = yargs(process.argv.slice(2))
  .scriptName('lockstep')
  .locale('en')
  .usage('Compares optimizers side by side: one network, one backprop, identical batches.\n\n$0 <command>')
  .command(runCommand)
  .command(reportCommand)
  .command(listCommand)
  .command(gradcheckCommand)
  .demandCommand(1, 'Say what to do, as in `lockstep run optimizer-comparison`.')
  .recommendCommands()
  .strict()
  .completion('completion', 'Print a script that completes lockstep’s commands in your shell', (
    _current,
    argv,
    completionFilter,
    done,
  ) => {
    if ((argv['_'] as string[]).includes('run')) void experimentNames().then(done);
    else completionFilter((_error, completions) => done(completions ?? []));
  })
  .example('$0 run optimizer-comparison', 'the textbook’s comparison: numbers and report')
  .example('$0 report', 'draw the reports again, without training')
  .example('$0 list optimizers', 'what can be compared')
  .version(lockstepPackage.version)
  .alias('help', 'h')
  .wrap(Math.min(100, process.stdout.columns ?? 100))
  .exitProcess(false)
  .fail((message: string | null, error: Error | undefined) => {
    throw error ?? new UserError(`${message}\nSee \`lockstep --help\`.`);
  });

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
