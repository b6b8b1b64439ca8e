import { z } from 'zod';
import { hasKeys } from '../base/errors/wrong-argument.ts';
import { UserError } from '../base/errors/user-error.ts';
import { issuesOf } from './issue.ts';
import { sentence } from './yaml-file.ts';

/** Options that several functions of the library take. */
export const callOptions = {
  workers: z.int().min(1).optional(),
  signal: z
    .custom(
      (value) => hasKeys(value, 'aborted', 'addEventListener'),
      'must be the signal of an AbortController',
    )
    .optional(),
  command: z.string().optional(),
};

/** An option that is called. */
export const callback = z
  .custom((value) => typeof value === 'function', 'must be a function')
  .optional();

/**
 * Checks the options that a function of the library was called with.
 *
 * @param call as it is written: `runExperiment`
 * @throws UserError that names the option of each mistake
 */
export function checkCallOptions(call: string, schema: z.ZodType, given: unknown): void {
  const parsed = schema.safeParse(given, { reportInput: true });
  if (parsed.success) return;
  const told = issuesOf(schema, parsed.error).map((issue) => sentence(issue, 'the set of options'));
  throw new UserError(told.map((one) => `${call}: ${one}`).join('\n'));
}
