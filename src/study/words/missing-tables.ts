import { listed } from '../../base/errors/listed.ts';
import type { StudyResults } from '../results.ts';
import { studyTables } from '../tables/registry.ts';

/** What a study's folder lacks, and what to do about it; nothing where it is whole. */
export function missingTablesText({
  manifest,
  missing,
}: Pick<StudyResults, 'manifest' | 'missing'>): string | undefined {
  if (missing.length === 0) return undefined;
  const [are, them] = missing.length > 1 ? ['are', 'them'] : ['is', 'it'];
  const files = missing.map((name) => studyTables[name].file);
  return (
    `${listed(files)} ${are} missing from this study’s folder, which lockstep ` +
    `${manifest.lockstep} wrote: the charts and numbers that come from ${them} are left out. Run the ` +
    `study again to have ${them}; runs that are kept are not computed anew.`
  );
}
