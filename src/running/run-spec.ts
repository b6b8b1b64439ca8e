import { createHash } from 'node:crypto';
import { jsonText } from '../base/text/json-text.ts';
import { objectOf } from '../experiment/modules/optimizer-object.ts';
import type { OptimizerEntry } from '../experiment/schema.ts';
import type { Precision } from '../network/parameter.ts';

/**
 * The generation of the numerical core: raised whenever the same run would give other digits, so that
 * no kept run is taken for one of today's.
 */
const GENERATION = 1;

/** A problem as a run sees it. */
export interface SpecifiedProblem {
  readonly name: string;
  readonly options: Readonly<Record<string, unknown>>;
  /** SHA-256 of the data set's files. */
  readonly data: readonly string[];
}

/** All that a run's digits depend on. */
export interface RunSpec {
  readonly problem: SpecifiedProblem;
  readonly precision: Precision;
  readonly iterations: number;
  /** How often the validation set is looked at. */
  readonly evaluations: number;
  /** Whether the test set is read in the end. */
  readonly readsTest: boolean;
  /** Without its label, which changes no digit. */
  readonly optimizer: Pick<
    OptimizerEntry,
    'name' | 'module' | 'optimizer' | 'options' | 'schedule' | 'wrappers'
  >;
  readonly seed: number;
}

/**
 * SHA-256 of a run's canonical text: keys sorted, no spaces. Never of its place in a list.
 *
 * @returns nothing where the optimizer is an object, of which no text says what its functions do
 */
export function hashOfRun(spec: RunSpec): string | undefined {
  if (spec.optimizer.optimizer !== undefined) return undefined;
  return hashOfText(spec);
}

/** Optimizers that are objects, by the number under which runs of them are told apart. */
const numbers = new WeakMap<object, number>();
let lastNumber = 0;

/** Tells a run apart from any other of this process. */
export function keyOfRun(spec: RunSpec): string {
  const object = objectOf(spec.optimizer);
  if (!object) return hashOfText(spec);
  const number = numbers.get(object) ?? ++lastNumber;
  numbers.set(object, number);
  return `${hashOfText(spec)} of object ${number}`;
}

function hashOfText(spec: RunSpec): string {
  return createHash('sha256')
    .update(canonical({ ...spec, generation: GENERATION }))
    .digest('hex');
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== 'object' || value === null) return jsonText(value) ?? 'null';
  const entries = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join()}}`;
}
