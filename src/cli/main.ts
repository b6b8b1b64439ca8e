#!/usr/bin/env node
import yargs from 'yargs';
import { UserError } from '../base/errors/user-error.ts';
import { lockstepPackage } from '../base/files/package.ts';
import { endWithThePipe } from './closed-pipe.ts';
import type { DeclaredCommand } from './command.ts';
import { commands } from './commands.ts';
import { EXIT } from './exit-codes.ts';
import { suggestionsFor } from './options/completion.ts';

/** What yargs complains of; put into words in `refusal.ts`. */
class Refused extends Error {
  constructor(
    message: string,
    /** The names of all arguments that are known there. */
    readonly known: readonly string[],
  ) {
    super(message);
  }
}

const words = process.argv.slice(2);
/** What is found out while the command line is read. */
const reading: { command: DeclaredCommand | undefined; completes: boolean } = {
  command: undefined,
  completes: false,
};

const cli = yargs(words)
  .scriptName('lockstep')
  .locale('en')
  .usage(
    'Compares optimizers side by side: one network, one backprop, identical batches.\n\n$0 <command>',
  )
  .demandCommand(1, 'Say what to do, as in `lockstep run optimizer-comparison`.')
  .strict()
  .example('$0 run optimizer-comparison', 'the textbook’s comparison: numbers and report')
  .example('$0 report', 'draw the reports again, without training')
  .example('$0 list optimizers', 'what can be compared')
  .version(lockstepPackage.version)
  .alias('help', 'h')
  .wrap(process.stdout.isTTY ? Math.min(100, process.stdout.columns) : 100)
  .exitProcess(false)
  .fail((message: string | null, error: Error | undefined) => {
    throw error ?? new Refused(message ?? '', knownArguments());
  });
for (const command of commands) command.addTo(cli, (typed) => (reading.command = typed));
cli.completion(
  'completion',
  'Print a script that completes lockstep’s commands in your shell',
  complete as never,
);

/** Of the command that is being read, or of all. */
function knownArguments(): string[] {
  const { aliases = {}, newAliases = {} } = cli.parsed || {};
  return Object.keys(aliases).filter((name) => !(name in newAliases));
}

/** Completes what lockstep knows the names of, everything else as yargs does. */
function complete(
  _current: string,
  _argv: unknown,
  byDefault: (then: (error: Error | null, suggestions?: string[]) => void) => void,
  suggest: (suggestions: string[]) => void,
): void {
  reading.completes = true;
  // The first word asks for completions, the second is `lockstep` itself.
  const wanted = suggestionsFor(words.slice(2));
  if (wanted) void wanted.then(suggest);
  else byDefault((_error, suggestions) => suggest(suggestions ?? []));
}

/** Says what went wrong. @returns the exit code */
async function tell(error: unknown): Promise<number> {
  if (error instanceof UserError) {
    process.stderr.write(`${error.message}\n`);
    return EXIT.mistake;
  }
  // yargs' own complaints, and those of checks of an argument, are about what was typed.
  if (error instanceof Refused || (error instanceof Error && error.name === 'YError')) {
    const { refusalInWords } = await import('./refusal.ts');
    const known = error instanceof Refused ? error.known : [];
    process.stderr.write(
      `${refusalInWords({ message: error.message, words, command: reading.command, known })}\n`,
    );
    return EXIT.mistake;
  }
  process.stderr.write(
    `lockstep itself failed; please report this:\n${error instanceof Error ? error.stack : String(error)}\n`,
  );
  return EXIT.failure;
}

// A file-size limit then fails the write, which can be told, instead of ending the process.
process.on('SIGXFSZ', () => undefined);
endWithThePipe();

try {
  await cli.parseAsync();
} catch (error) {
  // While suggestions are looked up, yargs goes on to check a command line that is not finished yet.
  if (!reading.completes) process.exitCode = await tell(error);
}
