import type { z } from 'zod';
import { hasKeys } from '../base/errors/wrong-argument.ts';
import { jsonText } from '../base/text/json-text.ts';
import { didYouMean } from '../base/errors/nearest.ts';

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
  return issuesAmong(schema, error.issues, []);
}

/** @param within the path of what the issues' own paths start from */
function issuesAmong(
  schema: z.ZodType,
  issues: readonly z.core.$ZodIssue[],
  within: readonly PropertyKey[],
): Issue[] {
  return issues.flatMap((issue) => {
    const path = [...within, ...issue.path];
    if (issue.code === 'invalid_union') {
      const meant = meantForm(issue);
      if (meant) return issuesAmong(schema, meant, path);
    }
    if (issue.code === 'unrecognized_keys') {
      const known = keysAt(schema, path);
      return issue.keys.map((key) => ({
        path,
        unknownKey: key,
        message: `unknown key "${key}".${didYouMean(key, known)} Known here: ${known.join(', ')}`,
      }));
    }
    return [{ path, message: describe(issue) }];
  });
}

type UnionIssue = Extract<z.core.$ZodIssue, { code: 'invalid_union' }>;

/** Of several forms that a value may have, what is wrong with the one that was plainly meant. */
function meantForm({ errors }: UnionIssue): readonly z.core.$ZodIssue[] | undefined {
  const meant = errors.filter((issues) => !issues.some(isOtherForm));
  return meant.length === 1 ? meant[0] : undefined;
}

function isOtherForm({ code, path }: z.core.$ZodIssue): boolean {
  return path.length === 0 && (code === 'invalid_type' || code === 'invalid_value');
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
      if (issue.origin === 'string') {
        return `${found}, expected at most ${issue.maximum} characters`;
      }
      return `${found}, expected ${issue.inclusive ? 'at most' : 'less than'} ${issue.maximum}`;
    case 'invalid_value': {
      const choices = issue.values.map(String);
      const near = typeof issue.input === 'string' ? didYouMean(issue.input, choices) : '';
      return `${found}, expected ${oneOf(choices)}.${near}`;
    }
    case 'invalid_format':
      return `${found}, expected ${issue.message}`;
    case 'invalid_union': {
      const forms = issue.errors.map((issues) => formOf(issues.find(isOtherForm)));
      return `${found}, expected ${forms.filter(Boolean).join(' or ')}`;
    }
    default:
      return issue.input instanceof Object ? issue.message : `${found}: ${issue.message}`;
  }
}

function formOf(issue: z.core.$ZodIssue | undefined): string {
  if (issue?.code === 'invalid_type') return article(issue.expected);
  return issue?.code === 'invalid_value' ? issue.values.join(', ') : '';
}

/** A value as it was written; of a long one the beginning. */
function short(value: unknown): string {
  const text = jsonText(value) ?? String(value);
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
  return `${choices.length === 1 ? '' : 'one of '}${choices.join(', ')}`;
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
  const shape = property(inner, 'shape');
  return shape ? property(shape, String(key)) : property(property(inner, 'def'), 'valueType');
}

/** The schema inside `.default()`, `.optional()` and the like; of several forms the one with keys. */
function unwrapped(schema: unknown): unknown {
  const def = property(schema, 'def');
  const inner = property(def, 'innerType');
  if (inner !== undefined) return unwrapped(inner);
  const forms = property(def, 'options');
  if (!Array.isArray(forms)) return schema;
  const withKeys: unknown = forms.find((form) => property(form, 'shape'));
  return withKeys ?? schema;
}

function property(value: unknown, name: string): unknown {
  return hasKeys(value, name) ? value[name] : undefined;
}
