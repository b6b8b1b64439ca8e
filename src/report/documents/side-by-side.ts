import { listed } from '../../base/errors/listed.ts';
import { lockstepPackage } from '../../base/files/package.ts';
import { missingTablesText } from '../../study/words/missing-tables.ts';
import { documentOf, type ReportDocument } from './document.ts';
import { apart } from './side-by-side/apart.ts';
import { joined } from './side-by-side/joined.ts';
import type { NamedResults } from './side-by-side/named-results.ts';
import { whatDiffers } from './side-by-side/what-differs.ts';

/**
 * Several results on one page: before and after, two machines, two versions. What differs in their
 * settings comes first. Where they had the same data and batches they are ranked together, with
 * their results' name behind every optimizer; else each on its own, and a warning says why.
 *
 * @param parts two or more, all of experiments or all of studies
 * @throws UserError where they are of both kinds, or of studies without a problem in common
 */
export function sideBySide(parts: readonly NamedResults[]): ReportDocument {
  const names = parts.map(({ name }) => name);
  const title = `${names.slice(0, -1).join(', ')} beside ${names.at(-1)}`;
  const own = parts.map(({ name, results }) => ({ name, document: documentOf(results) }));
  const { results, reasons } = joined(title, parts);
  const { finding, problems, charts, rankings, caveats } = results
    ? documentOf(results)
    : apart(own);
  return {
    name: names.map(slugOf).join('--').slice(0, 120),
    title,
    kicker: `lockstep ${lockstepPackage.version} · ${parts.length} results side by side`,
    warnings: [
      ...(reasons
        ? [
            `${listed(names)} can NOT be ranked together. ${reasons.join(' ')} So each is shown and ranked on its own.`,
          ]
        : []),
      ...parts.flatMap(missingUnderName),
    ],
    finding: [
      reasons
        ? `${parts.length} results side by side; each stands under its own name.`
        : `${parts.length} results side by side, on the same data and batches by their SHA-256; behind each optimizer stands whose run it is.`,
      ...finding,
    ],
    problems,
    first: whatDiffers(parts),
    charts,
    rankings,
    caveats: [
      'The results were computed apart: what differs in their settings may be why they differ.',
      ...caveats,
    ],
    sections: own.flatMap(({ name, document }) =>
      document.sections.map(({ heading, content }) => ({
        heading: `${heading}: ${name}`,
        content,
      })),
    ),
  };
}

function missingUnderName({ name, results }: NamedResults): string[] {
  const missing = results.kind === 'study' ? missingTablesText(results) : undefined;
  return missing === undefined ? [] : [`${name}: ${missing}`];
}

function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
}
