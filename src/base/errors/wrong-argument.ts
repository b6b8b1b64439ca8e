import { UserError } from './user-error.ts';

/** Characters of a text that a message repeats. */
const LONGEST = 60;
/** Keys of an object that a message names. */
const MOST_KEYS = 4;

/**
 * The error for whoever calls the library with something that it can't take.
 *
 * @param call as it is written: `renderReport`
 * @param expected what it takes
 */
export function wrongArgument(call: string, expected: string, given: unknown): UserError {
  return new UserError(`${call} takes ${expected}; it was given ${described(given)}.`);
}

/** @throws UserError where a text is expected, and none is given */
export function expectText(call: string, expected: string, given: unknown): void {
  if (typeof given !== 'string' || given === '') throw wrongArgument(call, expected, given);
}

/** @throws UserError where an object is expected, and none is given, a list, or a promise of one */
export function expectObject(call: string, expected: string, given: unknown): void {
  const isObject = typeof given === 'object' && given !== null;
  if (!isObject || Array.isArray(given) || isPromise(given)) {
    throw wrongArgument(call, expected, given);
  }
}

/** Whether a value has all these keys. */
export function hasKeys<Key extends string>(
  value: unknown,
  ...keys: readonly Key[]
): value is Record<Key, unknown> {
  return typeof value === 'object' && value !== null && keys.every((key) => key in value);
}

/** Whether a value is a promise: mostly one whose `await` was forgotten. */
function isPromise(value: object): boolean {
  return 'then' in value && typeof value.then === 'function';
}

function described(value: unknown): string {
  if (typeof value === 'string') return shortened(JSON.stringify(value));
  if (typeof value === 'function') return 'a function';
  if (typeof value !== 'object' || value === null) return String(value);
  if (isPromise(value)) return 'a promise: put `await` before what gives it';
  if (Array.isArray(value)) return `the list ${shortened(`[${value.map(String).join(', ')}]`)}`;
  const keys = Object.keys(value);
  if (keys.length === 0) return 'an object without keys';
  const named = keys.slice(0, MOST_KEYS).join(', ');
  return `an object with ${named}${keys.length > MOST_KEYS ? ' and more' : ''}`;
}

function shortened(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
