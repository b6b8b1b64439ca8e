import type { z } from 'zod';
import { UserError } from '../../base/errors/user-error.ts';
import { issuesOf } from '../../experiment/issue.ts';

/**
 * Makes a flag's value of what was typed.
 * @param name the flag as it is typed: `--workers`
 * @throws UserError that names it
 */
export type Reader<Value> = (typed: string, name: string) => Value;

/**
 * A flag that takes a value, as yargs has it. What is typed is checked where it is read, so before the
 * command does anything.
 *
 * @param byDefault what is said to hold where it is not given
 */
export function flag<Value>(
  name: string,
  describe: string,
  read: Reader<Value>,
  byDefault?: string,
) {
  return {
    type: 'string',
    requiresArg: true,
    describe,
    ...(byDefault === undefined ? {} : { defaultDescription: byDefault }),
    coerce: (typed: unknown): Value | undefined =>
      typed === undefined ? undefined : read(once(name, typed), `--${name}`),
  } as const;
}

/**
 * A flag that has a value also where it is not given.
 * @param said how help tells that value, if not as it is
 */
export function flagWithDefault<Value>(
  name: string,
  describe: string,
  read: Reader<Value>,
  byDefault: string,
  said?: string,
) {
  return {
    type: 'string',
    requiresArg: true,
    describe,
    default: byDefault,
    ...(said === undefined ? {} : { defaultDescription: said }),
    coerce: (typed: unknown): Value => read(once(name, typed), `--${name}`),
  } as const;
}

/** A flag whose value is a list, separated by commas or by naming the flag again. */
export function listFlag<Item>(
  name: string,
  describe: string,
  read: Reader<Item>,
  example: string,
) {
  return {
    type: 'string',
    requiresArg: true,
    describe,
    coerce(typed: unknown): Item[] | undefined {
      if (typed === undefined) return undefined;
      const items = [typed].flat().flatMap((text: unknown) => String(text).split(','));
      if (items.some((item) => item.trim() === '')) {
        throw new UserError(
          `--${name} takes names separated by commas, as in --${name} ${example}.`,
        );
      }
      return items.map((item) => read(item.trim(), `--${name}`));
    },
  } as const;
}

/** @throws UserError where a flag is given more than once, or without its value as in `--no-data` */
function once(name: string, typed: unknown): string {
  if (Array.isArray(typed)) throw new UserError(`--${name} is given more than once.`);
  if (typeof typed !== 'string') throw new UserError(`--${name} needs a value.`);
  return typed;
}

/** Any text but an empty one. @param what it is the name or path of: `a folder` */
export function text(what: string): Reader<string> {
  return (typed, name) => {
    if (typed.trim() === '') throw new UserError(`${name} is "", expected ${what}.`);
    return typed;
  };
}

export function wholeNumber(least: number): Reader<number> {
  return (typed, name) => {
    const number = numberIn(typed);
    if (Number.isInteger(number) && number >= least) return number;
    throw new UserError(
      `${name} is ${JSON.stringify(typed)}, expected a whole number, at least ${least}.`,
    );
  };
}

/** A number by the rule that files have for it, and in its words. */
export function numberBy(schema: z.ZodType<number>): Reader<number> {
  return (typed, name) => {
    const number = numberIn(typed);
    const parsed = schema.safeParse(Number.isNaN(number) ? typed : number, { reportInput: true });
    if (parsed.success) return parsed.data;
    const told = issuesOf(schema, parsed.error).map(({ message }) => `${name} ${message}.`);
    throw new UserError(told.join('\n'));
  };
}

/** A number of seconds, more than 0. */
export const seconds: Reader<number> = (typed, name) => {
  const number = numberIn(typed);
  if (number > 0 && Number.isFinite(number)) return number;
  throw new UserError(
    `${name} is ${JSON.stringify(typed)}, expected a number of seconds, more than 0.`,
  );
};

function numberIn(typed: string): number {
  return typed.trim() === '' ? NaN : Number(typed);
}
