import { z } from 'zod';
import { isDatasetPath } from './dataset-path.ts';

/** Where tuning looks for an option's value. */
export interface TuningRange {
  readonly min: number;
  readonly max: number;
  /** `log`: uniform in the logarithm; `one-minus-log`: uniform in the logarithm of 1 − value (betas). */
  readonly scaling: 'linear' | 'log' | 'one-minus-log';
}

interface SpecOf<Kind extends string, Value> {
  readonly type: Kind;
  readonly default: Value;
  /** One line for `lockstep list optimizers`, the docs and the editor. */
  readonly help: string;
}

interface Limits {
  /** Inclusive. */
  readonly min?: number;
  /** Inclusive. */
  readonly max?: number;
  /** The value must be smaller than this. */
  readonly below?: number;
  /** The value must be larger than this. */
  readonly above?: number;
}

export interface NumberSpec extends SpecOf<'number' | 'integer', number>, Limits {
  readonly tune?: TuningRange;
  /** Left out of the record of an experiment unless it is given. */
  readonly unrecorded?: true;
}

export type BooleanSpec = SpecOf<'boolean', boolean>;

export interface ChoiceSpec extends SpecOf<'choice', string> {
  readonly choices: readonly string[];
  /** Whether a data set's path may stand there as well. */
  readonly orPath?: true;
}

/** A list of numbers; the limits hold for each. */
export interface NumbersSpec extends SpecOf<'numbers', readonly number[]>, Limits {}

export type OptionSpec = NumberSpec | BooleanSpec | ChoiceSpec | NumbersSpec;
export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

type ValueOf<Spec extends OptionSpec> = Spec extends ChoiceSpec
  ? Spec extends { readonly orPath: true }
    ? string
    : Spec['choices'][number]
  : Spec extends NumbersSpec
    ? readonly number[]
    : Spec extends BooleanSpec
      ? boolean
      : number;

/** The values that go with a set of option specifications. */
export type OptionValues<Specs extends OptionSpecs> = {
  readonly [Name in keyof Specs]: ValueOf<Specs[Name]>;
};

/** The zod schema of a set of options: unknown names refused, defaults filled in. */
export function optionsSchema(specs: OptionSpecs): z.ZodType<OptionValues<OptionSpecs>> {
  return z.strictObject(
    Object.fromEntries(
      Object.entries(specs).map(([name, spec]) => [name, valueSchema(spec).describe(spec.help)]),
    ),
  );
}

function valueSchema(spec: OptionSpec): z.ZodType<ValueOf<OptionSpec>> {
  switch (spec.type) {
    case 'boolean':
      return z.boolean().default(spec.default);
    case 'choice':
      return (spec.orPath ? choiceOrPath(spec.choices) : z.enum(spec.choices)).default(
        spec.default,
      );
    case 'numbers':
      return z
        .array(bounded(z.number(), spec))
        .min(1)
        .default([...spec.default]);
    case 'integer':
      return numberSchema(z.int(), spec);
    case 'number':
      return numberSchema(z.number(), spec);
  }
}

function numberSchema(kind: z.ZodNumber, spec: NumberSpec): z.ZodType<number> {
  const schema = bounded(kind, spec);
  return spec.unrecorded ? schema.exactOptional() : schema.default(spec.default);
}

function choiceOrPath(choices: readonly string[]): z.ZodType<string> {
  return z
    .string()
    .refine(
      (name) => choices.includes(name) || isDatasetPath(name),
      `expected ${choices.join(', ')} or the path of a CSV file or folder`,
    )
    .meta({ examples: [...choices] });
}

function bounded(schema: z.ZodNumber, limits: Limits): z.ZodNumber {
  if (limits.min !== undefined) schema = schema.min(limits.min);
  if (limits.max !== undefined) schema = schema.max(limits.max);
  if (limits.above !== undefined) schema = schema.gt(limits.above);
  if (limits.below !== undefined) schema = schema.lt(limits.below);
  return schema;
}
