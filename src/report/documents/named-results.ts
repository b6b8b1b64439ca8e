import type { ComparisonResults } from '../../study/results.ts';
import type { Results } from '../../results/results.ts';

/** Results with the name that tells them apart. */
export interface Named<Kind extends Results | ComparisonResults> {
  readonly name: string;
  readonly results: Kind;
}

export type NamedResults = Named<Results | ComparisonResults>;
