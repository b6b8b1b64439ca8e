import type { ReportSection } from '../../src/report/documents/sections/section.ts';

/** A section as people read it: its heading, and its text without the tags. */
export function readSection({ heading, content }: ReportSection): readonly [string, string] {
  return [
    heading,
    content.text
      .replaceAll(/<[^>]+>/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  ];
}
