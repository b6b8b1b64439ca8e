import { UserError } from '../base/errors/user-error.ts';
import { hasKeys, wrongArgument } from '../base/errors/wrong-argument.ts';
import { optionsSchema, type OptionSpecs, type OptionValues } from '../base/options/options.ts';
import { issuesOf } from './issue.ts';

/**
 * Options with all their values: what is not given has its default.
 *
 * @param described an optimizer, a wrapper, a schedule or a problem
 * @throws UserError that names each option that is unknown, or not what it may be
 */
export function completeOptions<Specs extends OptionSpecs>(
  described: { readonly options: Specs },
  given: Partial<OptionValues<Specs>> = {},
): OptionValues<Specs> {
  if (!hasKeys(described, 'options')) {
    throw wrongArgument('completeOptions', 'an optimizer, or whatever else has options', described);
  }
  return readOptions(described.options, given) as OptionValues<Specs>;
}

/** As `completeOptions`, of options that may be anything. */
export function readOptions(specs: OptionSpecs, given: unknown): OptionValues<OptionSpecs> {
  const schema = optionsSchema(specs);
  const parsed = schema.safeParse(given, { reportInput: true });
  if (parsed.success) return parsed.data;
  const faults = issuesOf(schema, parsed.error).map(({ path, message, unknownKey }) =>
    unknownKey === undefined
      ? `${['options', ...path].join('.')} ${message}`
      : `options: ${message}`,
  );
  throw new UserError(`${faults.join('; ')}.`);
}
