import type { ReportDocument } from '../documents/document.ts';
import { cellText, type ReportTable } from './report-table.ts';

/** A report as Markdown, for a pull request or an issue: what was found, the ranking, the caveats. */
export function renderMarkdown(document: ReportDocument, picture: string): string {
  const { title, kicker, warnings, finding, rankings, caveats } = document;
  return `${[
    `# ${escaped(title)}`,
    ...warnings.map((warning) => `> **${escaped(warning)}**`),
    ...finding.map(escaped),
    ...document.charts
      .slice(0, 1)
      .map(({ caption }) => `![${escaped(caption)}](${encodeURI(picture)})`),
    ...rankings.flatMap(({ table, note }) => [
      ...(rankings.length > 1 ? [`**${escaped(table.caption)}**`] : []),
      tableText(table),
      escaped(note),
    ]),
    ...document.problems.map(
      ({ label, finding: text }) => `**${escaped(label)}**: ${escaped(text)}`,
    ),
    ...(caveats.length > 0
      ? ['**What this does not show**', caveats.map((caveat) => `- ${escaped(caveat)}`).join('\n')]
      : []),
    `_${escaped(kicker)}_`,
  ].join('\n\n')}\n`;
}

function tableText({ columns, rows }: ReportTable): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(columns.map(({ heading }) => escaped(heading))),
    line(columns.map(({ numeric }) => (numeric ? '---:' : '---'))),
    ...rows.map((row) => line(row.map((cell) => escaped(cellText(cell))))),
  ].join('\n');
}

/** Text that Markdown shows as it is. */
function escaped(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*_[\]<>|#]/g, '\\$&');
}
