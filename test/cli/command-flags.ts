import yargs from 'yargs';
import type { DeclaredCommand } from '../../src/cli/command.ts';

/** What a command's help says of a flag. */
export interface HelpedFlag {
  /** As it is typed: `--workers`. */
  readonly name: string;
  /** Whether it takes a value. */
  readonly takesValue: boolean;
  readonly hasChoices: boolean;
}

/** The flags of a command, as its help names them; `--help` and `--version` are not its own. */
export async function flagsOf(command: DeclaredCommand): Promise<HelpedFlag[]> {
  const cli = yargs([]).exitProcess(false).wrap(null);
  let help = '';
  command.addTo(cli, () => undefined);
  await cli.parseAsync(
    [command.name, '--help'],
    (_error: unknown, _argv: unknown, text: string) => {
      help = text;
    },
  );
  return [...help.matchAll(/^ +(--[a-z-]+) .*$/gm)].flatMap(([line, name = '']) =>
    name === '--help' || name === '--version'
      ? []
      : [{ name, takesValue: !line.includes('[boolean]'), hasChoices: line.includes('[choices:') }],
  );
}
