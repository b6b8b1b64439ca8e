import type { ReportDocument } from '../document.ts';

/** The document of results with the name that tells them apart. */
export interface NamedDocument {
  readonly name: string;
  readonly document: ReportDocument;
}

/** What several results show, each on its own and under its name. */
export function apart(
  parts: readonly NamedDocument[],
): Pick<ReportDocument, 'finding' | 'problems' | 'charts' | 'rankings' | 'caveats'> {
  const under = (name: string, problem: string | undefined) =>
    problem === undefined ? name : `${name}: ${problem}`;
  return {
    finding: parts.flatMap(({ name, document }) =>
      document.finding.map((text) => `${name}: ${text}`),
    ),
    problems: parts.flatMap(({ name, document }) =>
      document.problems.map(({ label, finding }) => ({ label: under(name, label), finding })),
    ),
    charts: parts.flatMap(({ name, document }, i) =>
      document.charts.map((chart) => ({
        ...chart,
        name: `${i + 1}-${chart.name}`,
        problem: under(name, chart.problem),
      })),
    ),
    rankings: parts.flatMap(({ name, document }) =>
      document.rankings.map(({ table, note }) => ({
        table: { ...table, caption: `${table.caption}: ${name}` },
        note,
      })),
    ),
    caveats: parts.flatMap(({ name, document }) =>
      document.caveats.map((caveat) => `${name}: ${caveat}`),
    ),
  };
}
