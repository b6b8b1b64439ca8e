import { createHash } from 'node:crypto';
import type { DocumentChart, ReportDocument } from '../documents/document.ts';
import type { Ranking } from '../documents/rankings/ranking.ts';
import type { ReportSection } from '../documents/sections/section.ts';
import { embeddedJson, Html, html } from './html.ts';
import { detailsHtml, paragraphsHtml, tableHtml } from './page-parts.ts';
import { pageStyle } from './page-style.ts';
import { viewerScript } from '../viewer.generated.ts';

/** A page that is kept, or one that follows a run and may ask the server that it came from. */
export type PageKind = 'kept' | 'live';

/** A chart with its picture. */
export interface PageChart {
  readonly chart: DocumentChart;
  readonly svg: string;
}

/**
 * A report as one HTML file: it needs no network, and its content security policy allows no script
 * but its own, and no `eval`. Without scripts the charts are there as pictures.
 */
export function renderPage(
  document: ReportDocument,
  charts: readonly PageChart[],
  kind: PageKind = 'kept',
): string {
  const { title, kicker, warnings, finding, rankings, caveats, sections } = document;
  // A chart of one problem stands under that problem's name.
  const main = charts[0]?.chart.problem === undefined ? charts[0] : undefined;
  const others = main ? charts.slice(1) : charts;
  return html`<!doctype html>
    <html lang="en" data-kind="${kind}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; script-src '${scriptHash()}'; style-src 'unsafe-inline'; img-src data:${kind === 'live' ? "; connect-src 'self'" : ''}"
        />
        <link rel="icon" href="data:," />
        <title>${title}</title>
        <style>
          ${new Html(pageStyle)}
        </style>
      </head>
      <body>
        <main>
          ${warnings.map(warningBanner)}
          <header>
            <p class="kicker">${kicker}</p>
            <h1>${title}</h1>
            <div class="finding">${paragraphsHtml(finding)}</div>
          </header>
          ${document.first ? sectionHtml(document.first) : ''} ${main ? chartFigure(main, kind) : ''}
          ${rankings.map(rankingSection)}
          ${caveats.length > 0 ? caveatList(caveats) : ''} ${chartSections(others, document.problems, kind)}
          ${sections.map(sectionHtml)}
        </main>
        ${PAGE_SCRIPT}
      </body>
    </html> `.text;
}

/** In one piece: the policy's hash is of every character between the tags. */
const PAGE_SCRIPT = new Html(`<script>${viewerScript}</script>`);

function scriptHash(): string {
  return `sha256-${createHash('sha256').update(viewerScript).digest('base64')}`;
}

function sectionHtml({ heading, content }: ReportSection): Html {
  return html`<section>
    <h2>${heading}</h2>
    ${content}
  </section> `;
}

function warningBanner(text: string): Html {
  return html`<p class="warning" role="note">${text}</p> `;
}

function rankingSection({ table, note }: Ranking): Html {
  return html`<section>
    <h2>${table.caption}</h2>
    ${tableHtml(table)}
    <p class="note">${note}</p>
  </section> `;
}

function caveatList(caveats: readonly string[]): Html {
  return html`<section>
    <h2>What this does not show</h2>
    <ul>
      ${caveats.map((caveat) => html`<li>${caveat}</li> `)}
    </ul>
  </section>`;
}

/** The other charts: those of all problems first, then each problem's under its name. */
function chartSections(
  charts: readonly PageChart[],
  findings: ReportDocument['problems'],
  kind: PageKind,
): Html {
  const problems = [...new Set(charts.map(({ chart }) => chart.problem ?? ''))];
  const sections = problems
    .sort((a, b) => Number(a !== '') - Number(b !== ''))
    .map((problem) => {
      const own = charts.filter(({ chart }) => (chart.problem ?? '') === problem);
      return html`<section>
        <h2>${problem || 'Charts'}</h2>
        ${paragraphsHtml(findings.flatMap(({ label, finding }) => (label === problem ? [finding] : [])))}
        ${own.map((chart) => chartFigure(chart, kind))}
      </section> `;
    });
  return new Html(sections.map(({ text }) => text).join(''));
}

/** A page that follows a run has no tables behind its charts: they would stand still. */
function chartFigure({ chart, svg }: PageChart, kind: PageKind): Html {
  const { name, caption, specification, curves, table } = chart;
  const { description } = specification;
  return html`<figure class="chart" id="chart-${name}" data-name="${name}">
    <div class="picture" role="img" aria-label="${description}">${new Html(withOwnIds(svg, name))}</div>
    <script type="application/json" class="${curves ? 'curves' : 'specification'}">
      ${embeddedJson(curves ?? specification)}
    </script>
    <figcaption>${caption}</figcaption>
    ${kind === 'live' ? '' : detailsHtml('The numbers behind it', tableHtml(table))}
  </figure> `;
}

/** Names of a picture's parts that no other picture of the page has. */
function withOwnIds(svg: string, name: string): string {
  return svg
    .replaceAll(/ id="([^"]+)"/g, (_, id: string) => ` id="${name}-${id}"`)
    .replaceAll(/url\(#([^)]+)\)/g, (_, id: string) => `url(#${name}-${id})`);
}
