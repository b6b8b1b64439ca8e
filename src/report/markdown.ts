import type { ReportDocument } from './document.ts';
import { cellText, type ReportTable } from './report-table.ts';

/** A report as Markdown, for a pull request or an issue: what was found, the ranking, the caveats. */
export function renderMarkdown(document: ReportDocument, picture: string): string {
  const { title, kicker, finding, ranking, note, caveats } = document;
  return `${[
    `# ${escaped(title)}`,
    ...finding.map(escaped),
    `![${escaped(document.charts[0]?.caption ?? title)}](${encodeURI(picture)})`,
    tableText(ranking),
    ...document.problems.map(
      ({ label, finding: text }) => `**${escaped(label)}**: ${escaped(text)}`,
    ),
    escaped(note),
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
