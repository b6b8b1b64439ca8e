import type { OptionSpec, OptionSpecs } from '../base/options/options.ts';
import type { Optimizer, Paper } from '../optimizers/shared/optimizer.ts';

/** What can be told of an optimizer, a wrapper or a schedule. */
export interface Entry {
  readonly name: string;
  readonly label?: string;
  readonly summary: string;
  readonly formula?: string;
  readonly paper?: Paper;
  readonly options: OptionSpecs;
  readonly state?: readonly string[];
  readonly layerwise?: Optimizer['layerwise'];
}

/** `lr 0.001, beta1 0.9`: the options with their defaults. */
export function defaultsOf({ options }: Entry): string {
  return Object.entries(options)
    .map(([name, spec]) => `${name} ${defaultOf(spec)}`)
    .join(', ');
}

/** An option's default as it is written in an experiment file. */
export function defaultOf(spec: OptionSpec): string {
  return typeof spec.default === 'string' ? spec.default : JSON.stringify(spec.default);
}

/** What an option may be, and where tuning looks for it. */
export function rangeOf(spec: OptionSpec): string {
  if (spec.type === 'boolean') return 'true or false';
  if (spec.type === 'choice') return spec.choices.join(' or ');
  const { min, max, above, below } = spec;
  const limits = [
    spec.type === 'integer' ? 'whole' : spec.type === 'numbers' ? 'a list' : undefined,
    above === undefined ? undefined : `above ${above}`,
    min === undefined ? undefined : `at least ${min}`,
    below === undefined ? undefined : `below ${below}`,
    max === undefined ? undefined : `at most ${max}`,
  ].filter((limit) => limit !== undefined);
  if (!('tune' in spec)) return limits.join(', ');
  const { min: lowest, max: highest, scaling } = spec.tune;
  const how = {
    linear: 'evenly',
    log: 'by the logarithm',
    'one-minus-log': 'by the logarithm of 1 − value',
  };
  return [...limits, `tuned from ${lowest} to ${highest} ${how[scaling]}`].join(', ');
}

/** `D. P. Kingma, J. Ba: Adam: a method for stochastic optimization, 2015` */
export function citationOf({ authors, title, year }: Paper): string {
  return `${authors}: ${title}, ${year}`;
}
