import { describe, expect, it } from 'vitest';
import yargs from 'yargs';
import { messageOf } from '../../src/base/errors/message-of.ts';
import type { DeclaredCommand } from '../../src/cli/command.ts';
import { commands } from '../../src/cli/commands.ts';
import { flagsOf } from './command-flags.ts';

/** Words that stand for a command's arguments, so that only a flag can be wrong. */
const ARGUMENTS: Readonly<Record<string, readonly string[]>> = {
  run: ['optimizer-comparison'],
  compare: ['optimizer-comparison'],
  tune: ['optimizer-comparison'],
  sensitivity: ['optimizer-comparison'],
  list: ['optimizers'],
  new: ['optimizer', 'mine'],
  check: ['adam'],
  verify: ['nowhere.json'],
};

/** What is said against a command line, before the command does anything. */
async function complaint(command: DeclaredCommand, ...words: string[]): Promise<unknown> {
  const cli = yargs([command.name, ...(ARGUMENTS[command.name] ?? []), ...words])
    .exitProcess(false)
    .strict()
    .fail((message: string | null, error: Error | undefined) => {
      throw error ?? new Error(message ?? '');
    });
  command.addTo(cli, () => undefined);
  return cli.parseAsync().catch((error: unknown) => messageOf(error));
}

const flags = new Map(
  await Promise.all(
    commands.map(
      async (command) => [command, (await flagsOf(command)).map(({ name }) => name)] as const,
    ),
  ),
);
const taking = (flag: string) => commands.filter((command) => flags.get(command)?.includes(flag));

interface Refused {
  readonly by: readonly string[];
  readonly values: readonly (readonly [bad: string, why: string])[];
}

const FOLDER = ['', 'expected a folder.'] as const;
const REFUSED: Readonly<Record<string, Refused>> = {
  '--workers': {
    by: ['run', 'compare', 'tune', 'sensitivity', 'bench'],
    values: ['0', '-1', '1.5', 'two', ''].map(
      (bad) => [bad, 'expected a whole number, at least 1.'] as const,
    ),
  },
  '--update-time-limit': {
    by: ['run', 'compare', 'tune', 'sensitivity', 'check', 'verify'],
    values: ['0', '-1', 'soon', 'Infinity', ''].map(
      (bad) => [bad, 'expected a number of seconds, more than 0.'] as const,
    ),
  },
  '--data': {
    by: ['run', 'compare', 'tune', 'sensitivity', 'gradcheck', 'bench'],
    values: [FOLDER],
  },
  '--results': { by: ['run', 'compare', 'tune', 'sensitivity'], values: [FOLDER] },
  '--reports': { by: ['run', 'compare', 'report'], values: [FOLDER] },
  '--store': { by: ['compare', 'tune', 'sensitivity', 'runs'], values: [FOLDER] },
};

describe.each(Object.entries(REFUSED))('%s', (flag, { by, values }) => {
  it(`is taken by ${by.join(', ')}`, () => {
    expect(taking(flag).map(({ name }) => name)).toEqual(by);
  });

  it.each(values)(
    'is refused by all of them where it is "%s", in one sentence',
    async (bad, why) => {
      for (const command of taking(flag)) {
        const sentence = `${flag} is "${bad}", ${why}`;
        expect(await complaint(command, `${flag}=${bad}`)).toEqual(sentence);
      }
    },
  );

  it('is refused by all of them where it is given twice, or without its value', async () => {
    const good = flag === '--workers' || flag === '--update-time-limit' ? '1' : 'there';
    for (const command of taking(flag)) {
      expect(await complaint(command, `${flag}=${good}`, `${flag}=${good}`)).toEqual(
        `${flag} is given more than once.`,
      );
      expect(await complaint(command, `--no-${flag.slice(2)}`)).toEqual(`${flag} needs a value.`);
    }
  });
});

describe('--iterations', () => {
  it.each([
    ['0', '--iterations is 0, expected at least 1.'],
    ['-5', '--iterations is -5, expected at least 1.'],
    ['1.5', '--iterations is 1.5, expected a whole number.'],
    ['1e9', '--iterations is 1000000000, expected at most 100000000.'],
    ['many', '--iterations is "many", expected a number.'],
    ['', '--iterations is "", expected a number.'],
  ])('%s is refused alike by all that train', async (bad, sentence) => {
    const trained = taking('--iterations');
    expect(trained.map(({ name }) => name)).toEqual(['run', 'compare', 'tune', 'sensitivity']);
    for (const command of trained) {
      expect(await complaint(command, `--iterations=${bad}`)).toEqual(sentence);
    }
  });
});

describe('--optimizers', () => {
  it.each(['', 'sgd,,adam', 'sgd,'])('"%s" is refused alike by all that train', async (bad) => {
    const trained = taking('--optimizers');
    expect(trained.map(({ name }) => name)).toEqual(['run', 'compare', 'tune', 'sensitivity']);
    for (const command of trained) {
      expect(await complaint(command, `--optimizers=${bad}`)).toEqual(
        '--optimizers takes names separated by commas, as in --optimizers sgd,adam.',
      );
    }
  });
});

it('--trials, --seeds, --points and --budget are refused before anything is loaded', async () => {
  const refused = [
    ['--seeds=0', '--seeds is 0, expected at least 1.', ['compare', 'tune', 'sensitivity']],
    ['--seeds=few', '--seeds is "few", expected a number.', ['compare', 'tune', 'sensitivity']],
    ['--trials=-1', '--trials is -1, expected at least 0.', ['compare', 'tune']],
    ['--points=1', '--points is "1", expected a whole number, at least 2.', ['sensitivity']],
    [
      '--budget=soon',
      '--budget is "soon", expected a time as in 90s, 10m or 1h.',
      ['compare', 'tune', 'sensitivity'],
    ],
    [
      '--budget=0m',
      '--budget is "0m", expected a time as in 90s, 10m or 1h.',
      ['compare', 'tune', 'sensitivity'],
    ],
  ] as const;
  for (const [word, sentence, by] of refused) {
    const [flag = ''] = word.split('=');
    expect(taking(flag).map(({ name }) => name)).toEqual(by);
    for (const command of taking(flag)) {
      expect(await complaint(command, word)).toEqual(sentence);
    }
  }
});
