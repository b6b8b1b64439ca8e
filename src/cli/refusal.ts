import { nearest } from '../base/errors/nearest.ts';
import type { DeclaredCommand } from './command.ts';
import { commands } from './commands.ts';

/** What yargs refuses: its message names what it met, in its own terms. */
export interface Refusal {
  /** In English, as yargs has it. */
  readonly message: string;
  /** What was typed after `lockstep`. */
  readonly words: readonly string[];
  /** The command that was typed, where there is one of that name. */
  readonly command: DeclaredCommand | undefined;
  /** The names of all arguments that are known there, flags and others. */
  readonly known: readonly string[];
}

/** Says what is wrong with a command line as it was typed, and what was probably meant. */
export function refusalInWords(refusal: Refusal): string {
  const { message, command } = refusal;
  const sentence =
    unknown(refusal) ?? missing(refusal) ?? wrongChoice(refusal) ?? aboutFlags(message) ?? message;
  return `${sentence}\nSee \`${['lockstep', command?.name, '--help'].filter(Boolean).join(' ')}\`.`;
}

function unknown({ message, words, command, known }: Refusal): string | undefined {
  const [, names] = /^Unknown arguments?: (.*)$/s.exec(message) ?? [];
  if (names === undefined) return undefined;
  const sentences = names.split(', ').flatMap((name) => {
    const flag = typedFlag(words, name);
    if (flag !== undefined) return [unknownFlag(flag, name, flagsAmong(known, command))];
    // yargs names a flag of two words a second time, in camel case.
    if (!words.includes(name) && name !== '""') return [];
    return [command ? tooMany(name, command) : unknownCommand(name)];
  });
  return sentences.length > 0 ? sentences.join('\n') : undefined;
}

/** The flag as it was typed, without its value. */
function typedFlag(words: readonly string[], name: string): string | undefined {
  const isIt = (flag: string) =>
    flag === `--${name}` ||
    flag === `--no-${name}` ||
    (name.length === 1 && /^-[^-]/.test(flag) && flag.includes(name));
  return words.map((word) => word.replace(/=.*$/s, '')).find(isIt);
}

function flagsAmong(known: readonly string[], command: DeclaredCommand | undefined): string[] {
  const positionals: readonly string[] = command?.positionals.match(/[a-z]+/g) ?? [];
  return known.filter((name) => !positionals.includes(name));
}

function unknownFlag(flag: string, name: string, flags: readonly string[]): string {
  const candidates = name.length > 1 ? flags : [];
  return `Unknown flag ${flag}${meantOr('.', name, candidates, (near) => flag.replace(name, near))}`;
}

function unknownCommand(name: string): string {
  const names = commands.map((command) => command.name);
  return `Unknown command "${name}"${meantOr(`; there are ${names.join(', ')}.`, name, names)}`;
}

/** What was probably meant, in the words of a question; `otherwise` where nothing is near. */
function meantOr(
  otherwise: string,
  word: string,
  candidates: readonly string[],
  shown = (near: string) => `"${near}"`,
): string {
  const near = nearest(word, candidates);
  return near === undefined ? otherwise : `; did you mean ${shown(near)}?`;
}

function tooMany(word: string, command: DeclaredCommand): string {
  return `"${word}" is one argument too many: the command is \`${usage(command)}\`.`;
}

function missing({ message, command }: Refusal): string | undefined {
  const [, given] = /^Not enough non-option arguments: got (\d+), need/.exec(message) ?? [];
  if (given === undefined || !command) return undefined;
  const demanded = command.positionals.split(' ').filter((word) => word.startsWith('<'));
  return `${demanded.slice(Number(given)).join(' and ')} is missing: the command is \`${usage(command)}\`.`;
}

function usage({ name, positionals }: DeclaredCommand): string {
  return `lockstep ${name} ${positionals}`.trim();
}

function wrongChoice({ message, words }: Refusal): string | undefined {
  const found = [...message.matchAll(/^ {2}Argument: (.+), Given: (.+), Choices: (.+)$/gm)];
  if (found.length === 0) return undefined;
  return found
    .map(([, name = '', given = '', listed = '']) => {
      const choices = quoted(listed);
      const [value = ''] = quoted(given);
      const argument = typedFlag(words, name) ?? `<${name}>`;
      const expected = `expected one of ${choices.join(', ')}${meantOr('.', value, choices)}`;
      return `${argument} is ${given}, ${expected}`;
    })
    .join('\n');
}

/** The texts of a list like `"a", "b"`. */
function quoted(list: string): string[] {
  return [...list.matchAll(/"([^"]*)"/g)].map(([, text = '']) => text);
}

function aboutFlags(message: string): string | undefined {
  const [, lacking] = /^Not enough arguments following: (.+)$/.exec(message) ?? [];
  if (lacking !== undefined) return `--${lacking} needs a value.`;
  const [, one, other] = /^Arguments (.+) and (.+) are mutually exclusive$/.exec(message) ?? [];
  if (one === undefined) return undefined;
  return `--${one} and --${other} exclude each other; give only one of them.`;
}
