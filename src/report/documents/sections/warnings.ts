import type { AnyResults } from '../../../study/results.ts';
import { missingTablesText } from '../../../study/words/missing-tables.ts';
import { batchEvidence } from '../batch-evidence.ts';

/** What must be known before anything of the results is believed, a paragraph each. */
export function warningsOf(results: AnyResults): string[] {
  const batches = batchEvidence(results);
  const missing = results.kind === 'study' ? missingTablesText(results) : undefined;
  return [...(batches.isSame ? [] : [batches.words]), ...(missing === undefined ? [] : [missing])];
}
