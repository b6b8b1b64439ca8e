import type { z } from 'zod';
import { didYouMean } from '../errors/nearest.ts';

/** One thing that is wrong with an experiment: where, and a clause that says what. */
export interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  /** The issue is about this key's being there at all, not about its value. */
  readonly unknownKey?: string;
}

/** Characters of a value that a message repeats. */
const LONGEST = 80;

/** What zod found, in words. */
export function issuesOf(schema: z.ZodType, error: z.ZodError): Issue[] {
  return error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      const known = keysAt(schema, issue.path);
      return issue.keys.map((key) => ({
        path: issue.path,
        unknownKey: key,
        message: `unknown key "${key}".${didYouMean(key, known)} Known here: ${known.join(', ')}`,
      }));
    }
    return [{ path: issue.path, message: describe(issue) }];
  });
}

function describe(issue: z.core.$ZodIssue): string {
  const found = issue.input === undefined ? 'is missing' : `is ${short(issue.input)}`;
  switch (issue.code) {
    case 'invalid_type':
      return `${found}, expected ${article(issue.expected)}`;
    case 'too_small':
      if (issue.origin === 'array') return `${found}, expected at least ${issue.minimum} entry`;
      if (issue.origin === 'string') return `${found}, expected some text`;
      return `${found}, expected ${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}`;
    case 'too_big':
      if (issue.origin === 'string')
        return `${found}, expected at most ${issue.maximum} characters`;
      return `${found}, expected ${issue.inclusive ? 'at most' : 'less than'} ${issue.maximum}`;
    case 'invalid_value': {
      const choices = issue.values.map(String);
      const near = typeof issue.input === 'string' ? didYouMean(issue.input, choices) : '';
      return `${found}, expected ${oneOf(choices)}.${near}`;
    }
    case 'invalid_format':
      return `${found}, expected ${issue.message}`;
    default:
      return issue.input instanceof Object ? issue.message : `${found}: ${issue.message}`;
  }
}

/** A value as it was written; of a long one the beginning. */
function short(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

function article(expected: string): string {
  const names: Record<string, string> = {
    int: 'a whole number',
    number: 'a number',
    string: 'a text',
    boolean: 'true or false',
    array: 'a list',
    tuple: 'a list of two numbers',
    object: 'a set of keys and values',
    record: 'a set of keys and values',
  };
  return names[expected] ?? expected;
}

function oneOf(choices: readonly string[]): string {
  return choices.length === 1 ? choices[0]! : `one of ${choices.join(', ')}`;
}

/** The keys that a schema knows at a place inside it. */
function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let at: unknown = schema;
  for (const key of path) at = child(at, key);
  const shape = property(unwrapped(at), 'shape');
  return shape && typeof shape === 'object' ? Object.keys(shape) : [];
}

function child(schema: unknown, key: PropertyKey): unknown {
  const inner = unwrapped(schema);
  if (typeof key === 'number') return property(inner, 'element');
  return property(property(inner, 'shape'), String(key));
}

/** The schema inside `.default()`, `.optional()` and the like. */
function unwrapped(schema: unknown): unknown {
  const inner = property(property(schema, 'def'), 'innerType');
  return inner === undefined ? schema : unwrapped(inner);
}

function property(value: unknown, name: string): unknown {
  return value && typeof value === 'object' ? (value as Record<string, unknown>)[name] : undefined;
}
