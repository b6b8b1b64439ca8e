import { optionsSchema, type OptionSpec } from '../../base/options/options.ts';
import type { ContractCheck } from './check.ts';

/** A value that a specification must refuse; nothing where it allows everything of its type. */
function outOfRange(spec: OptionSpec): unknown {
  switch (spec.type) {
    case 'boolean':
      return 'perhaps';
    case 'choice':
      return 'none of these';
    case 'numbers':
      return [];
    default:
      if (spec.min !== undefined) return spec.min - 1;
      if (spec.above !== undefined) return spec.above;
      if (spec.max !== undefined) return spec.max + 1;
      return spec.below ?? 'a word';
  }
}

export const validOptions: ContractCheck = {
  name: 'options',
  promise: 'has valid defaults and tuning ranges, and refuses unknown and bad options',
  failure({ options }) {
    const schema = optionsSchema(options);
    if (options['lr']?.type !== 'number') return 'It has no option `lr` of the type number.';
    const accepts = (given: Record<string, unknown>): boolean => schema.safeParse(given).success;
    if (accepts({ noSuchOption: 1 })) return 'An option that it does not have is accepted.';
    for (const [name, spec] of Object.entries(options)) {
      if (!accepts({ [name]: spec.default })) {
        return `The default of ${name}, ${JSON.stringify(spec.default)}, breaks its own limits.`;
      }
      const bad = outOfRange(spec);
      if (accepts({ [name]: bad })) {
        return `The option ${name} accepts ${JSON.stringify(bad)}, which its limits forbid.`;
      }
      if (spec.help.trim() === '') return `The option ${name} has no help.`;
      const tune = 'tune' in spec ? spec.tune : undefined;
      if (tune) {
        const { min, max, scaling } = tune;
        if (!accepts({ [name]: min }) || !accepts({ [name]: max }) || min >= max) {
          return `The tuning range of ${name}, ${min} to ${max}, breaks its limits.`;
        }
        if (scaling === 'log' && min <= 0) {
          return `The range of ${name} is logarithmic from ${min}.`;
        }
        if (scaling === 'one-minus-log' && max >= 1) {
          return `The range of ${name} is logarithmic in 1 − value, up to ${max}.`;
        }
      }
    }
    return undefined;
  },
};
