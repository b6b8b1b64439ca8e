import type { ArgumentsCamelCase, Argv } from 'yargs';

/** What a command is told and what it does; its name and description are in `commands.ts`. */
export interface Command<Arguments> {
  /** Declares its arguments, flags and examples. */
  builder(yargs: Argv): Argv<Arguments>;
  handler(args: ArgumentsCamelCase<Arguments>): Promise<void>;
}

/** A command of which only the name and description are there before it is called. */
export interface DeclaredCommand {
  readonly name: string;
  /** Its arguments as they are typed: `<one>`, `[one that may be left out]`, `<some..>`. */
  readonly positionals: string;
  readonly describe: string;
  /** Makes it known to yargs. @param called is told when it is this command that was typed */
  addTo(yargs: Argv, called: (command: DeclaredCommand) => void): void;
}

/**
 * Declares a command whose file is imported when it is called, so that none pays for another's
 * libraries.
 */
export function declareCommand<Arguments>(
  name: string,
  positionals: string,
  describe: string,
  load: () => Promise<Command<Arguments>>,
): DeclaredCommand {
  const declared: DeclaredCommand = {
    name,
    positionals,
    describe,
    addTo(yargs, called) {
      yargs.command({
        command: `${name} ${positionals}`.trim(),
        describe,
        builder: async (inner: Argv) => {
          called(declared);
          return (await load()).builder(inner);
        },
        handler: async (args: ArgumentsCamelCase<Arguments>) => (await load()).handler(args),
      });
    },
  };
  return declared;
}
