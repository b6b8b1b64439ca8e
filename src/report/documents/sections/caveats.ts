import type { AnyResults } from '../../../study/results.ts';

/** What must not be concluded, each in a sentence; of an experiment its finding says so. */
export function caveatsOf(results: AnyResults): readonly string[] {
  return results.kind === 'study' ? results.manifest.caveats : [];
}
