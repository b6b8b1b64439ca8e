import type { StudyResults } from '../../study/results.ts';
import type { Results } from '../../results/results.ts';

/** Results with the name that tells them apart. */
export interface Named<Kind extends Results | StudyResults> {
  readonly name: string;
  readonly results: Kind;
}

export type NamedResults = Named<Results | StudyResults>;
