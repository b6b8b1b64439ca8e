import { createHash } from 'node:crypto';
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
  readonly optimizer: Pick<OptimizerEntry, 'name' | 'module' | 'options' | 'schedule' | 'wrappers'>;
  readonly seed: number;
}

/** SHA-256 of a run's canonical text: keys sorted, no spaces. Never of its place in a list. */
export function hashOfRun(spec: RunSpec): string {
  return createHash('sha256')
    .update(canonical({ ...spec, generation: GENERATION }))
    .digest('hex');
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join()}}`;
}
