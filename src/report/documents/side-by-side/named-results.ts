import type { OptimizerEntry } from '../../../experiment/schema.ts';
import type { AnyResults } from '../../../study/results.ts';

/** Results with the name that tells them apart. */
export interface Named<Kind extends AnyResults> {
  readonly name: string;
  readonly results: Kind;
}

export type NamedResults = Named<AnyResults>;

/** The entries with the name of the results behind the label of each. */
export function relabelled<Entry extends Pick<OptimizerEntry, 'name' | 'label'>>(
  entries: readonly Entry[],
  name: string,
): Entry[] {
  return entries.map((entry) => ({ ...entry, label: labelOf(entry.label ?? entry.name, name) }));
}

/** The label of an optimizer where several results stand together: `Adam (before)`. */
export function labelOf(optimizer: string, name: string): string {
  return `${optimizer} (${name})`;
}
