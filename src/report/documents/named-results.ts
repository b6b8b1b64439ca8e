import type { AnyResults } from '../../study/results.ts';

/** Results with the name that tells them apart. */
export interface Named<Kind extends AnyResults> {
  readonly name: string;
  readonly results: Kind;
}

export type NamedResults = Named<AnyResults>;
